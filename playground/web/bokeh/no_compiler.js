// In the place of the compiler that Panel has for components which come as text: those of this page come built.
export function transform() {
  throw new Error("There is no compiler here: build the component.");
}
