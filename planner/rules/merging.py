"""Two records of one person: what both say alike, what one says alone, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Side(StrEnum):
    """Whose word is taken."""

    KEPT = "kept"
    OTHER = "other"
    BOTH = "both"


class Verdict(StrEnum):
    """How the words of two records stand to one another."""

    SAME = "same"
    ONLY_KEPT = "only_kept"
    ONLY_OTHER = "only_other"
    DIFFER = "differ"


class About(StrEnum):
    """What a word is about; the second part of a Subject is a column's name or an id."""

    FIELD = "field"
    BOOKED = "booked"  # all lines together
    RESULT = "result"
    GROUP = "group"
    TALK = "talk"  # by session
    ATTENDANCE = "attendance"
    DECISION = "decision"


type Subject = tuple[About, str]
NOTES = frozenset({"note", "office_note"})  # where both say something, both are kept
_BOTH_ARE_POSSIBLE = frozenset({(About.BOOKED, ""), *((About.FIELD, name) for name in NOTES)})


@dataclass(frozen=True, slots=True)
class Pair:
    """What two records say about one thing; None says nothing."""

    subject: Subject
    kept: object
    other: object

    @property
    def verdict(self) -> Verdict:
        """How the two stand to one another."""
        if self.kept == self.other:
            return Verdict.SAME
        if self.other is None:
            return Verdict.ONLY_KEPT
        return Verdict.ONLY_OTHER if self.kept is None else Verdict.DIFFER

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that can be taken."""
        if self.verdict is Verdict.SAME:
            return (Side.KEPT,)
        both = self.verdict is Verdict.DIFFER and self.subject in _BOTH_ARE_POSSIBLE
        return (Side.KEPT, Side.OTHER, *((Side.BOTH,) if both else ()))

    @property
    def usual(self) -> Side | None:
        """The side that is taken where nobody chooses; None is a question."""
        if self.verdict is Verdict.DIFFER:
            return Side.BOTH if self.subject[1] in NOTES else None
        return Side.OTHER if self.verdict is Verdict.ONLY_OTHER else Side.KEPT

    def side(self, choices: Mapping[Subject, Side]) -> Side | None:
        """Return the side that is taken with these choices; None is still a question."""
        chosen = choices.get(self.subject)
        return chosen if chosen in self.sides else self.usual


def paired(kept: Mapping[Subject, object], other: Mapping[Subject, object]) -> tuple[Pair, ...]:
    """Put two records side by side, in the order of the first; what is absent says nothing.

    >>> pairs = paired({(About.FIELD, "email"): "a@b"}, {(About.FIELD, "given"): "Jan"})
    >>> [(pair.subject[1], pair.verdict.value) for pair in pairs]
    [('email', 'only_kept'), ('given', 'only_other')]
    """
    subjects = dict.fromkeys((*kept, *other))
    pairs = (Pair(one, kept.get(one), other.get(one)) for one in subjects)
    return tuple(pair for pair in pairs if (pair.kept, pair.other) != (None, None))


def joined(kept: str, other: str) -> str:
    """Return two notes as one, so that neither is lost; the same note stands there once.

    >>> joined("asks for a later date", "asks for a later date")
    'asks for a later date'
    """
    return "\n".join(dict.fromkeys(text for text in (kept.strip(), other.strip()) if text))
