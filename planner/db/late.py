"""A mapping that is worked out when somebody first asks it something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, override

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Late[K, V](Mapping[K, V]):
    """What a function will return, without calling it before it is needed, and then once.

    It equals any mapping with the same content. What was read together stays one state of the
    file, whenever it is looked at: the function works on what was read, not on the file.
    """

    __slots__ = ("_found", "_work_out")

    def __init__(self, work_out: Callable[[], Mapping[K, V]]) -> None:
        self._work_out: Callable[[], Mapping[K, V]] | None = work_out
        self._found: Mapping[K, V] = {}

    def _known(self) -> Mapping[K, V]:
        if self._work_out is not None:
            self._found = self._work_out()
            self._work_out = None
        return self._found

    @override
    def __getitem__(self, key: K, /) -> V:
        return self._known()[key]

    @override
    def __iter__(self) -> Iterator[K]:
        return iter(self._known())

    @override
    def __len__(self) -> int:
        return len(self._known())

    @override
    def __repr__(self) -> str:
        return f"Late({self._known()!r})"
