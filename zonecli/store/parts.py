"""Results that come part by part, each part worked out by itself: on one core as they are, on all cores as texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")
Other = TypeVar("Other")
Over = Callable[[Callable[[str], Any]], Iterable[Any]]


class Parts(Generic[Result]):
    """Results of which each of many ids has some.

    `over` yields what a function makes of each id, on all cores where there are many: see `Catalogue.over_ids`.
    `first` stand before all others, and are none of them.
    """

    def __init__(
        self,
        ids: Iterable[str],
        work: Callable[[str], Iterable[Result]],
        over: Over,
        first: Sequence[Result] = (),
        found: list[bool] | None = None,
    ) -> None:
        self.first = first
        self._ids, self._work, self._over = ids, work, over
        self._found = [] if found is None else found

    @property
    def is_empty(self) -> bool:
        """Whether they have been gone through, and there was none."""
        return not any(self._found)

    def __iter__(self) -> Iterator[Result]:
        """Yield the results, worked out here: objects are dear to send."""
        yield from self.first
        for id in self._ids:
            for result in self._work(id):
                self._found[:] = [True]
                yield result

    def each(self, make: Callable[[Result], Other], first: Sequence[Other] = ()) -> Parts[Other]:
        """Return what the function makes of each result, with others that stand before them."""
        work = self._work
        return Parts(self._ids, lambda id: map(make, work(id)), self._over, first, self._found)

    def through(self, write: Callable[[Iterable[Result]], Other]) -> Iterator[Other]:
        """Yield what the function makes of those that are first, and of each part, there where it is worked out."""
        if self.first:
            yield write(self.first)

        def written(id: str) -> tuple[bool, Other]:
            part = list(self._work(id))
            return bool(part), write(part)

        for found, text in self._over(written):
            if found:
                self._found[:] = [True]
            yield text

    def sent(self) -> Iterator[Result]:
        """Yield the results, worked out on all cores: texts and tuples of them are cheap to send."""
        for part in self.through(list):
            yield from part
