"""Which of the office's lists a line belongs to: one for each exam number and kind of booking."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NO_NUMBER: Final = "-"  # in the key of the list without an exam number
KINDS: Final = ("exam", "coursework", "")


@dataclass(frozen=True, slots=True)
class ListName:
    """What tells a list from others: its exam number, and exam or coursework; "" is neither."""

    exam_number: str = ""
    kind: str = ""

    @property
    def key(self) -> str:
        """The word by which a list is asked for: "471123:exam"; never empty.

        >>> ListName("471123", "exam").key, ListName().key
        ('471123:exam', '-')
        """
        number = self.exam_number or NO_NUMBER
        return f"{number}:{self.kind}" if self.kind else number

    @property
    def rank(self) -> tuple[bool, list[tuple[int, str]], int]:
        """Where it stands among others: by number, exams first; without a number last."""
        parts = re.findall(r"\d+|\D+", self.exam_number.casefold())
        natural = [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
        return not self.exam_number, natural, KINDS.index(self.kind)


def kinds_of(booked: Iterable[ListName]) -> Mapping[str, str]:
    """Say by exam number as what somebody counts who books it and does not say as what.

    Where all who say so book a number as one and the same, so does everybody else.

    >>> kinds_of([ListName("1", "exam"), ListName("2", "exam"), ListName("2", "coursework")])
    {'1': 'exam'}
    """
    said: defaultdict[str, set[str]] = defaultdict(set)
    for one in booked:
        said[one.exam_number].add(one.kind)
    return {number: kinds.pop() for number, kinds in said.items() if len(kinds) == 1}
