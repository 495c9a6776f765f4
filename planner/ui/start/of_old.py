"""Words for the next course beside the old one, so that both can be looked at in the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.rules.plan import numbers
from planner.rules.terms import Term
from planner.ui.start.beside import BesideLine, DeadlineLine, MergeLine, OldPreview

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.jobs.next_course import Deadline, NextDraft, Pairing
    from planner.language import Language
    from planner.rules.plan import PlannedSession
    from planner.rules.slots import Slot


def beside_of(made: NextDraft, say: Language, worded: Callable[[object], str]) -> OldPreview:
    """Say everything of the next course; ``worded`` says problems and anchors."""
    draft = made.draft
    then, now = numbers(made.old.plan.sessions), numbers(draft.sessions)
    return OldPreview(
        name=f"{draft.title} {draft.term}",
        summary=_summary(made, say),
        old_term=Term.parse(made.old.course.term),
        slots=tuple(_slot(slot, say) for slot in draft.slots),
        region=draft.region,
        plan=tuple(_line(row, then, now, say) for row in made.rows),
        merges=_merges(made, say),
        deadlines=tuple(_deadline(each, say, worded) for each in made.deadlines),
        problems=tuple(worded(problem) for problem in draft.problems),
        what=made,
    )


def _summary(made: NextDraft, say: Language) -> str:
    draft = made.draft
    lectures = say(
        "lectures {first} – {last}",
        first=say.day_month(draft.lectures.first),
        last=say.day_month(draft.lectures.last),
    )
    placed = sum(row.day is not None for row in draft.sessions)
    return " · ".join(
        (
            draft.title,
            f"{made.old.course.term} → {draft.term}",
            lectures,
            say.count("{n} row with a day", "{n} rows with a day", placed),
            say.count("{n} on the shelf", "{n} on the shelf", len(draft.sessions) - placed),
        )
    )


def _slot(slot: Slot, say: Language) -> str:
    return ", ".join(part for part in (vocabulary.slot(slot, say), slot.room) if part)


def _line(row: Pairing, then: dict[str, str], now: dict[str, str], say: Language) -> BesideLine:
    was = _numbered(row.old, then)
    if row.new is None:
        return BesideLine(_day(row.old, say), was, say("left out"), "", placed=False)
    topic = _numbered(row.new, now)
    if row.merged:
        topic = say("together with {topic}", topic=topic)
    day = _day(row.new, say)
    return BesideLine(_day(row.old, say), was, day, topic, placed=row.new.day is not None)


def _numbered(row: PlannedSession, numbered: dict[str, str]) -> str:
    number = numbered.get(row.id)
    return f"{number}. {row.topic}" if number else row.topic


def _day(row: PlannedSession, say: Language) -> str:
    return say.day(row.day) if row.day else say("on the shelf")


def _merges(made: NextDraft, say: Language) -> tuple[MergeLine, ...]:
    topics = {row.old.id: row.old.topic for row in made.rows}
    return tuple(
        MergeLine(
            merge.pair,
            say(
                "“{first}” and “{second}” in one session: “{topic}”",
                first=topics[merge.first],
                second=topics[merge.second],
                topic=merge.topic,
            ),
            merge.pair in made.taken,
        )
        for merge in made.merges
    )


def _deadline(each: Deadline, say: Language, worded: Callable[[object], str]) -> DeadlineLine:
    return DeadlineLine(
        each.title,
        say.day(each.was),
        say.day(each.now) if each.now else say("no day"),
        worded(each.anchor) if each.anchor else "",
        found=each.now is not None,
    )
