"""What would be taken over from an earlier course, line by line, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.jobs.recognising import Verdict
from planner.language import marked
from planner.wording.decision_changes import result_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.jobs.recognising import Earlier, Preview
    from planner.language import Language

WORDS: Mapping[Verdict, str] = {
    Verdict.NEW: marked("new"),
    Verdict.CHANGED: marked("changed"),
    Verdict.SAME: marked("same"),
    Verdict.QUESTION: marked("who is it?"),
    Verdict.CONFLICT: marked("conflict"),
    Verdict.SKIPPED: marked("skipped"),
}
TONES: Mapping[Verdict, str] = {
    Verdict.NEW: "met",
    Verdict.CHANGED: "accent",
    Verdict.SAME: "muted",
    Verdict.QUESTION: "waiting",
    Verdict.CONFLICT: "waiting",
    Verdict.SKIPPED: "out",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierLine:
    """One earlier result as the preview lists it."""

    earlier: Earlier
    name: str
    was: str
    item: str
    detail: str


def earlier_lines(shown: Preview, say: Language) -> tuple[EarlierLine, ...]:
    """Word everything that was passed earlier by somebody who may be in this course."""
    return tuple(_line(one, say) for one in shown.lines)


def _line(one: Earlier, say: Language) -> EarlierLine:
    who = one.student or one.was
    return EarlierLine(
        earlier=one,
        name=who.name,
        was=one.was_item.title if one.was_item else "",
        item=one.item.title if one.item else "",
        detail=_detail(one, say),
    )


def _detail(one: Earlier, say: Language) -> str:
    if one.verdict is Verdict.QUESTION:
        names = say.listed(row.name for row in one.candidates)
        return say("may be {students}", students=names)
    if one.taken is None:
        return say("no item here is the same one")
    parts = [say("recognised, {term}", term=one.taken.term)]
    if one.taken.points is not None:
        parts.append(say("{points} points", points=say.number(one.taken.points)))
    if one.taken.mark is not None:
        parts.append(say.grade(one.taken.mark))
    taken = " · ".join(parts)
    if one.current is None or one.verdict not in {Verdict.CONFLICT, Verdict.CHANGED}:
        return taken
    entered = result_words(one.current.facts, say)
    if one.verdict is Verdict.CHANGED:
        return say("{new}, in place of: {old}", new=taken, old=entered)
    return say("{old} is entered and stays; earlier: {new}", old=entered, new=taken)
