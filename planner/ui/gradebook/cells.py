"""What each cell of the grid says: its text, how it is dressed, and how it is read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db.students import NOTHING
from planner.language import marked_short
from planner.rules.credits import Outcome, Progress, State, progress
from planner.rules.grades import is_step
from planner.rules.points import sum_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from planner.db.students import DecisionRow, ResultRow
    from planner.jobs.gradebook import Line
    from planner.language import Language
    from planner.rules.credits import Item, Result

CHECK, CROSS = "check", "cross"
NONE_YET = "—"
CELL_WORDS: Mapping[State, str] = {
    State.OPEN: "",
    State.SUBMITTED: marked_short("handed in"),
    State.RETURNED: marked_short("to revise"),
    State.PASSED: "",
    State.FAILED: marked_short("failed"),
    State.MISSING: marked_short("missing"),
    State.EXCUSED: marked_short("excused"),
    State.EXEMPT: marked_short("exempt"),
    State.RECOGNISED: marked_short("recognised"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One cell: ``tone`` and ``ground`` are colour roles, ``sign`` is drawn before the text.

    ``spoken`` is what a screen reader says after the student and the heading, and what the tip
    shows; ``noted`` marks a cell that has a note.
    """

    text: str = ""
    spoken: str = ""
    tone: str = "ink"
    ground: str = ""
    sign: str = ""
    bold: bool = False
    italic: bool = False
    noted: bool = False
    shared: str = ""  # how it stands in a group: as the others, or apart
    group: str = ""  # the id of the group


def result_look(item: Item, row: ResultRow | None, *, needed: bool, say: Language) -> Look:
    """Dress one result; ``needed`` says whether the student's aim asks for the item."""
    row = row or NOTHING
    facts = row.facts
    found = progress(item, facts)
    number = number_text(facts, say)
    tone, ground = _colours(facts.state, found, has_number=bool(number))
    sign, words = _sign(facts.state, found), _words(row, found, number, say)
    if not words and not sign:
        return _untouched(row, needed=needed, say=say)
    return Look(
        text=words,
        spoken=spoken_result(item, row, say),
        tone=tone,
        ground=ground,
        sign=sign,
        bold=found is Progress.MARKING,
        italic=facts.state in {State.EXCUSED, State.EXEMPT},
        noted=has_notes(row),
    )


def number_text(facts: Result, say: Language) -> str:
    """Write the points or the grade of a result; a blank is no number."""
    if facts.mark is not None:
        return say.grade(facts.mark)
    return "" if facts.points is None else say.number(facts.points)


def typed_text(row: ResultRow, say: Language) -> str:
    """Write the number of a result as it was typed: points that are a sum with their summands."""
    return sum_text(row.summands, say.number) or number_text(row.facts, say)


def has_notes(row: ResultRow) -> bool:
    """Say whether anything is written down beside a result."""
    return bool(row.note or row.feedback or row.office_note)


def spoken_result(item: Item, row: ResultRow, say: Language) -> str:
    """Say a result in full: "passed, 2 days late", "grade 1.3", "17.5 of 20 points"."""
    facts = row.facts
    said = []
    if facts.state is not State.OPEN or not number_text(facts, say):
        word = CELL_WORDS[facts.state]
        said.append(say(word) if word else vocabulary.state(facts.state, say))
    if row.recognised_from and facts.state is State.RECOGNISED:
        said.append(row.recognised_from)
    if facts.mark is not None:
        said.append(say("grade {grade}", grade=say.grade(facts.mark)))
    if facts.points is not None:
        said.append(_spoken_points(item, facts.points, say))
    if row.summands:
        said.append(sum_text(row.summands, say.number))
    if facts.late_days:
        said.append(say.count("{n} day late", "{n} days late", facts.late_days))
    if facts.due is not None:
        said.append(say("extended until {day}", day=say.day_month(facts.due)))
    if has_notes(row):
        said.append(say("with a note"))
    return ", ".join(said)


def _spoken_points(item: Item, points: Decimal, say: Language) -> str:
    if item.max_points is None:
        return say("{points} points", points=say.number(points))
    most = say.number(item.max_points)
    return say("{points} of {most} points", points=say.number(points), most=most)


def _untouched(row: ResultRow, *, needed: bool, say: Language) -> Look:
    spoken = vocabulary.state(State.OPEN, say)
    noted = has_notes(row)
    if row.facts.due is not None:
        until = say("until {day}", day=say.day_month(row.facts.due))
        return Look(
            text=until, spoken=f"{spoken}, {until}", tone="muted", italic=True, noted=noted
        )
    if noted:
        spoken = f"{spoken}, {say('with a note')}"
    if needed:
        return Look(spoken=spoken, noted=noted)
    beside = say("not needed for the aim")
    return Look(text="·", spoken=f"{spoken}, {beside}", tone="muted", noted=noted)


def _words(row: ResultRow, found: Progress, number: str, say: Language) -> str:
    facts = row.facts
    text = say.short(CELL_WORDS[facts.state])
    if row.recognised_from and facts.state is State.RECOGNISED:
        text = f"{text}, {row.recognised_from}"
    if number and facts.state in {State.OPEN, State.SUBMITTED}:
        text = f"{number} ?" if found is Progress.MARKING else number
    elif number:
        text = f"{number} {text}".strip()
    if facts.due is not None and facts.state in {State.RETURNED, State.EXCUSED}:
        text = f"{text} {say('until {day}', day=say.day_month(facts.due))}"
    if facts.late_days:
        late = say.count("{n} d late", "{n} d late", facts.late_days)
        if facts.state is State.SUBMITTED and not number:
            return late
        text = f"{text}, {late}" if number else f"{text} {late}".strip()
    return text


def _sign(state: State, found: Progress) -> str:
    if state is State.PASSED:
        return CHECK
    return CROSS if found is Progress.LOST and state is not State.MISSING else ""


def _colours(state: State, found: Progress, *, has_number: bool) -> tuple[str, str]:
    if found is Progress.PASSED:
        return "met", ""
    if found is Progress.LOST:
        return "out", "out_tint"
    if found is Progress.MARKING:
        return "waiting", "waiting_tint"
    if state is State.RETURNED:
        return "waiting", ""
    return ("ink" if has_number else "muted"), ""


def aim_look(line: Line, say: Language) -> Look:
    """Show the credits a student aims at."""
    tier = line.work.tier(line.student.aim)
    if tier is None:
        return Look(text=NONE_YET, spoken=say("no aim"), tone="faint")
    return Look(text=say.number(tier.credits), spoken=tier.name, tone="muted")


def compass_look(line: Line, say: Language) -> Look:
    """Say the standing on the way to every tier; its chips are painted from the line itself."""
    said = [
        f"{tier.name} {vocabulary.standing(line.standing[tier.id], say)}"
        for tier in line.work.tiers
    ]
    return Look(spoken=", ".join(said))


def decision_look(line: Line, say: Language) -> Look:
    """Show what was decided, or what the rules propose: a proposal ends in a question mark."""
    made = line.decision
    if made is not None:
        text = decided_text(made, say)
        if not line.stale:
            return Look(text=text, spoken=say("decided: {result}", result=text), bold=True)
        spoken = say("decided: {result}; results or rules have changed since", result=text)
        return Look(
            text=f"{text} !", spoken=spoken, tone="waiting", ground="waiting_tint", bold=True
        )
    text = proposed_text(line, say)
    if not text:
        return Look(text=NONE_YET, spoken=say("nothing to decide yet"), tone="muted")
    return Look(text=f"{text}?", spoken=say("proposed: {result}", result=text), tone="accent")


def decided_text(made: DecisionRow, say: Language) -> str:
    """Write a decision shortly: "9 · 1.3", "3 · passed", "failed"."""
    if made.outcome is not Outcome.PASSED:
        return vocabulary.outcome(made.outcome, say)
    what = vocabulary.outcome(made.outcome, say) if made.grade is None else say.grade(made.grade)
    return f"{say.number(made.credits)} · {what}"


def proposed_text(line: Line, say: Language) -> str:
    """Write a proposal shortly, or nothing; an average that is no grade step is marked Ø."""
    proposed = line.proposal if line.active else None
    if proposed is None:
        return ""
    return f"{say.number(proposed.credits)} · {proposed_grade(line, say)}"


def proposed_grade(line: Line, say: Language) -> str:
    """Write the result of a proposal: "1.3", "passed"; an average that is no step is marked Ø."""
    hint = line.proposal.grade_hint if line.proposal else None
    if hint is None:
        return vocabulary.outcome(Outcome.PASSED, say) if line.proposal else ""
    return say.grade(hint) if is_step(hint) else f"Ø {say.grade(hint)}"
