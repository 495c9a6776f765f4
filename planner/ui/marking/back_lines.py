"""What bringing a marking sheet back would do, row by row, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.jobs.returned_sheets import SheetUnknown, StudentLeft
from planner.language import marked
from planner.wording import worded
from planner.wording.marking_sheets import about, part_text, question

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from planner.errors import Problem
    from planner.jobs.returned_sheets import Key, SheetLine, SheetPreview
    from planner.language import Language

NOTES = (SheetUnknown, StudentLeft)  # nothing was skipped


class What(StrEnum):
    """What becomes of a difference."""

    QUESTION = "question"
    TAKEN = "taken"
    MINE = "mine"
    THEIRS = "theirs"
    SKIPPED = "skipped"
    CHECK = "check"


WORDS: Mapping[What, str] = {
    What.QUESTION: marked("mine or theirs?"),
    What.TAKEN: marked("taken in"),
    What.MINE: marked("mine"),
    What.THEIRS: marked("theirs"),
    What.SKIPPED: marked("skipped"),
    What.CHECK: marked("to check"),
}
TONES: Mapping[What, str] = {
    What.QUESTION: "waiting",
    What.TAKEN: "met",
    What.MINE: "muted",
    What.THEIRS: "accent",
    What.SKIPPED: "out",
    What.CHECK: "waiting",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BackLine:
    """One row of the list; ``question`` is what an answer to it is kept under."""

    identity: Hashable
    row: int | None
    what: What
    name: str = ""
    item: str = ""
    mine: str = ""
    theirs: str = ""
    detail: str = ""
    question: Key | None = None


def back_lines(
    shown: SheetPreview, answers: Mapping[Key, bool], say: Language
) -> tuple[BackLine, ...]:
    """Word every difference and every problem: questions first, then by row."""
    lines = [_line(line, answers, say) for line in shown.lines]
    lines += [
        _problem(n, one, shown.names.get(one.row or 0, ""), say)
        for n, one in enumerate(shown.problems)
    ]
    return tuple(sorted(lines, key=lambda line: (line.question is None, line.row or 0)))


def _line(line: SheetLine, answers: Mapping[Key, bool], say: Language) -> BackLine:
    what, detail = What.TAKEN, ""
    names = [line.student.name, *(one.name for one in line.also)]
    if line.is_question:
        answered = answers.get(line.key)
        what = {None: What.QUESTION, True: What.THEIRS, False: What.MINE}[answered]
        detail = question(line, say)
    if line.also:
        others = say.listed(one.name for one in line.also)
        also = say("As one group, {names} get the same.", names=others)
        detail = f"{detail} {also}".strip()
    return BackLine(
        identity=line.key,
        row=line.row,
        what=what,
        name=" · ".join(names),
        item=about(line, say),
        mine=part_text(line.mine, line, say),
        theirs=part_text(line.theirs, line, say),
        detail=detail,
        question=line.key if line.is_question else None,
    )


def _problem(number: int, problem: Problem, name: str, say: Language) -> BackLine:
    words = worded(problem, say)
    return BackLine(
        identity=number,
        row=problem.row,
        what=What.CHECK if isinstance(problem, NOTES) else What.SKIPPED,
        name=name,
        item=problem.column or "",
        theirs=words,
        detail=words,
    )
