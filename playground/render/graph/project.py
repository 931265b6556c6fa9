"""The functions and classes of a project, by the names that its files have for them."""

from __future__ import annotations

from collections.abc import Callable

from playground.render.graph.parts import Call, Part
from playground.render.graph.statements import Scope, Statements

Sources = Callable[[str], Statements | None]
"""The statements of a file, by its name."""
Place = tuple[str, int]
"""A statement, by its file and number; where no text is known, the line itself."""
Function = tuple[str, int]
"""A function or class, by its file and its number among the scopes there."""


class Project:
    """What the texts of a project's files say."""

    def __init__(self, source: Sources) -> None:
        self.source = source

    def text(self, file: str) -> Statements:
        """The statements of a file whose text is known."""
        text = self.source(file)
        assert text is not None
        return text

    def scope(self, function: Function) -> Scope:
        return self.text(function[0]).scopes[function[1]]

    def called(self, function: Function) -> str:
        """The name by which a function is called."""
        scope = self.scope(function)
        return self.scope((function[0], scope.parent)).name if scope.name == "__init__" else scope.name

    def caller_of(self, place: Place) -> str:
        """The name by which the function is called in which a statement is; empty where that is not known."""
        text = self.source(place[0])
        return "" if text is None else self.called((place[0], text.all[place[1]].scope))

    def meant(self, file: str, scope: int, call: Call) -> tuple[str, int] | None:
        """The function or class of the project that a call names, by itself or by the module that it is in."""
        text = self.text(file)
        if call.receiver is None:
            found = text.lookup(scope, call.name)
            if found is not None:
                return file, found
            module, name = text.imports.get(call.name, ("", ""))
        else:
            names = {each for each, field in call.receiver.uses if not (field or call.receiver.calls)}
            module, name = text.imports.get(next(iter(names)), ("", "")) if len(names) == 1 else ("", "")
            if name:  # what of a module is it then
                return None
            name = call.name
        for path in (f"{module.replace('.', '/')}.py", f"{module.replace('.', '/')}/__init__.py") if module else ():
            other = self.source(path)
            if other is not None and (0, name) in other.inner:
                return path, other.inner[0, name]
        return None

    def own_class(self, file: str, scope: int) -> tuple[str, int] | None:
        """In a method, the name of its object and the number of its class."""
        text = self.text(file)
        method, places = text.method_of(scope), text.scopes[scope].places
        return None if method is None or not places else (places[0], method)

    def own(self, file: str, scope: int, call: Call) -> tuple[str, int] | None:
        """The method of the same class that a call in a method names: `self.total()`."""
        own = self.own_class(file, scope)
        if own is None or call.receiver is None or call.receiver.uses != {(own[0], "")} or call.receiver.calls:
            return None
        found = self.text(file).inner.get((own[1], call.name))
        return None if found is None else (file, found)

    def wraps(self, inner: tuple[str, int], function: tuple[str, int]) -> bool:
        """Whether a function is one that a decorator of the project has put in the place of another."""
        around = {(inner[0], number) for number in self.text(inner[0]).outward(inner[1])}
        return any(
            self.meant(*function, Call(name, Part(), None)) in around for name in self.scope(function).decorators
        )

    def loop_together(self, one: tuple[Place, ...], other: tuple[Place, ...]) -> bool:
        """Whether two statements are in one turn of a loop; each comes after its callers, the outermost first."""
        for here, there in zip(one, other, strict=False):
            text = self.source(here[0])
            if text is None or here[0] != there[0]:
                return False
            if text.loops(here[1]) & text.loops(there[1]):
                return True
            if here != there:
                return False
        return False
