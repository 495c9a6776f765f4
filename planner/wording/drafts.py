"""Words for a course that is not founded yet, as window and shell show it beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.rules.plan import Mode, numbers

if TYPE_CHECKING:
    from planner.jobs.new_course import Draft
    from planner.language import Language
    from planner.rules.credits import Item, Tier
    from planner.rules.plan import PlannedSession


@dataclass(frozen=True, slots=True)
class RowWords:
    """One row of the plan in words; ``line`` is that of the page, None if it has none."""

    line: int | None
    day: str
    number: str
    topic: str
    kind: str


def frame(draft: Draft, say: Language) -> str:
    """Say the weekly times with their rooms, and the lecture period."""
    first, last = say.day_month(draft.lectures.first), say.day_month(draft.lectures.last)
    slots = [
        ", ".join(part for part in (vocabulary.slot(slot, say), slot.room) if part)
        for slot in draft.slots
    ]
    return " · ".join((*slots, say("lectures {first} – {last}", first=first, last=last)))


def rows(draft: Draft, say: Language) -> tuple[RowWords, ...]:
    """Say every row of the plan: its line, its day, its number, its topic, and what it is."""
    numbered = numbers(draft.sessions)
    return tuple(_row(row, numbered.get(row.id, ""), say) for row in draft.sessions)


def _row(row: PlannedSession, number: str, say: Language) -> RowWords:
    said_already = row.note.casefold() in row.topic.casefold()
    topic = row.topic if said_already else f"{row.topic} · {row.note}"
    kind = vocabulary.kind(row.kind, say)
    if row.mode is not Mode.IN_PERSON:
        kind = f"{kind}, {vocabulary.mode(row.mode, say)}"
    return RowWords(row.line, _day(row, say), number, topic, kind)


def _day(row: PlannedSession, say: Language) -> str:
    if row.day is not None and row.end_day is not None:
        return f"{say.day_month(row.day)} – {say.day_month(row.end_day)}"
    if row.day is not None:
        return say.day(row.day)
    if row.laid is not None:
        first, last = say.day_month(row.laid.first), say.day_month(row.laid.last)
        return say("{first} – {last}, understood", first=first, last=last)
    return say("no day yet")


def tier_asks(tier: Tier, say: Language) -> str:
    """Say what a tier asks for, in the page's own words."""
    asked = say.listed(requirement.text for requirement in tier.requires)
    return asked or say("nothing that was understood")


def item_is(item: Item, say: Language) -> str:
    """Say what sort of work an item is, and by when it is due."""
    due = say(", due {day}", day=say.day(item.due)) if item.due else ""
    return vocabulary.item_kind(item.kind, say) + due
