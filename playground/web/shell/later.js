// Parts of the bundle that come when they are used: where one cannot be had, the playground says it, and works on.

/**
 * @template Part
 * @param {Playground} playground
 * @param {() => Promise<Part>} load
 * @returns {Promise<Part | null>}
 */
export async function later({ find }, load) {
  try {
    return await load();
  } catch (error) {
    const notice = find(".rp-notice");
    notice.textContent = `This could not be loaded (${error instanceof Error ? error.message : error}). Try it again, or reload the page.`;
    notice.hidden = false;
    return null;
  }
}
