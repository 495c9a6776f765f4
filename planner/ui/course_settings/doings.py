"""What the course settings ask of the desk: one named step for each edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from planner import vocabulary
from planner.commands import course, presenters, sessions, work
from planner.db.journal import Title
from planner.db.plans import plan_of
from planner.language import marked
from planner.wording import steps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.db.courses import PersonRow
    from planner.rules.attendance import ExcusedCounts
    from planner.rules.credits import Item, Tier
    from planner.rules.plan import Plan, PlanChange
    from planner.rules.slots import ExtraDate, Slot
    from planner.rules.terms import DayNote, DayOff, Days
    from planner.ui.course_settings.item_dialog import ItemWish
    from planner.ui.desk import Desk

PERSON_ADDED, PERSON_CHANGED, PERSON_DELETED = (
    marked("{name} added to the people of the course"),
    marked("{name} changed among the people of the course"),
    marked("{name} removed from the people of the course"),
)
PEOPLE_ORDERED = marked("People of the course put in order")
SLOT_ADDED, SLOT_CHANGED, SLOT_DELETED = (
    marked("Weekly time {name} added"),
    marked("Weekly time {name} changed"),
    marked("Weekly time {name} deleted"),
)
DAY_ADDED, DAY_CHANGED, DAY_DELETED = (
    marked("Day off {name} added"),
    marked("Day off {name} changed"),
    marked("Day off {name} deleted"),
)
DATE_ADDED, DATE_CHANGED, DATE_DELETED = (
    marked("Single date {name} added"),
    marked("Single date {name} changed"),
    marked("Single date {name} deleted"),
)
DATES_ADDED = marked("Single dates {name} added")
NOTE_ADDED, NOTE_CHANGED, NOTE_DELETED = (
    marked("Note on days “{name}” added"),
    marked("Note on days “{name}” changed"),
    marked("Note on days “{name}” deleted"),
)
ITEM_ADDED, ITEM_CHANGED, ITEM_DELETED = (
    marked("Item “{name}” added"),
    marked("Item “{name}” changed"),
    marked("Item “{name}” deleted"),
)
TIER_ADDED, TIER_CHANGED, TIER_DELETED = (
    marked("Tier “{name}” added"),
    marked("Tier “{name}” changed"),
    marked("Tier “{name}” deleted"),
)
EXCUSED_COUNT = marked("Excused sessions are {how}")


class Doings:
    """Each method is one step; False if it was refused, of which the desk has told then."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def edit(self, step: str, name: str, value: object) -> bool:
        """Change one column of the course."""
        return self._desk.do(Title.of(step), course.edit, **{name: value})

    def set_term(self, term: str, lectures: Days, days_off: Sequence[DayOff] | None) -> bool:
        """Change the term and its lecture period, and the days off if they are given."""

        def change(tx: Any) -> None:
            course.edit(tx, term=term)
            course.set_lectures(tx, lectures)
            if days_off is not None:
                course.set_days_off(tx, days_off)

        return self._desk.do(Title.of(marked("Term changed to {term}"), term=term), change)

    def set_region(self, region: str, days_off: Sequence[DayOff]) -> bool:
        """Change the region together with the public holidays taken from it."""

        def change(tx: Any) -> None:
            course.edit(tx, region=region)
            course.set_days_off(tx, days_off)

        title = Title.of(marked("Public holidays of {region} taken"), region=region)
        return self._desk.do(title, change)

    def set_days_off(self, step: str, name: str, days_off: Sequence[DayOff]) -> bool:
        """Replace the days off."""
        return self._desk.do(Title.of(step, name=name), course.set_days_off, days_off)

    def set_slots(self, step: str, name: str, slots: Sequence[Slot]) -> bool:
        """Replace the weekly times."""
        return self._desk.do(Title.of(step, name=name), course.set_slots, slots)

    def relay(self, slots: Sequence[Slot], change: PlanChange) -> bool:
        """Replace the weekly times and move the sessions along, as was shown."""

        def changed(tx: Any) -> None:
            course.set_slots(tx, slots)
            sessions.carry_out(tx, change)

        times = [vocabulary.slot(one, self._desk.say) for one in slots]
        return self._desk.do(steps.of_relay(change, times), changed)

    def plan(self) -> Plan:
        """Read the plan, to say what would become of it."""
        return self._desk.read(plan_of)

    def set_extra_dates(self, step: str, name: str, dates: Sequence[ExtraDate]) -> bool:
        """Replace the single dates."""
        return self._desk.do(Title.of(step, name=name), course.set_extra_dates, dates)

    def set_day_notes(self, step: str, name: str, notes: Sequence[DayNote]) -> bool:
        """Replace the notes on days."""
        return self._desk.do(Title.of(step, name=name), course.set_day_notes, notes)

    def set_people(self, step: str, name: str, people: Sequence[PersonRow]) -> bool:
        """Replace the people of the course."""
        return self._desk.do(Title.of(step, name=name), course.set_people, people)

    def set_absences(self, person: PersonRow, days: Sequence[Days]) -> bool:
        """Say on which days a person cannot come."""
        title = Title.of(steps.AWAY, name=person.name)
        return self._desk.do(title, presenters.set_absences, person.id, days)

    def add_item(self, wish: ItemWish) -> bool:
        """Enter an item, last in the order."""

        def change(tx: Any) -> None:
            row_id = work.add_item(tx, wish.item)
            if wish.session:
                work.edit_item(tx, replace(wish.item, id=row_id), due_session=wish.session)

        return self._desk.do(Title.of(ITEM_ADDED, name=wish.item.title), change)

    def edit_item(self, wish: ItemWish) -> bool:
        """Replace what an item says of itself, and the session it is due before."""

        def change(tx: Any) -> None:
            work.edit_item(tx, wish.item, due_session=wish.session)

        return self._desk.do(Title.of(ITEM_CHANGED, name=wish.item.title), change)

    def order_items(self, items: Sequence[Item]) -> bool:
        """Put the items in this order."""
        title = Title.of(marked("Items put in order"))
        return self._desk.do(title, work.order_items, [item.id for item in items])

    def delete_item(self, item: Item) -> bool:
        """Delete an item, unless it is in use."""
        title = Title.of(ITEM_DELETED, name=item.title)
        return self._desk.do(title, work.delete_item, item.id)

    def put_tier(self, tier: Tier) -> bool:
        """Enter a tier, or replace what it says and asks for."""
        step = TIER_CHANGED if tier.id else TIER_ADDED
        return self._desk.do(Title.of(step, name=tier.name), work.put_tier, tier)

    def count_excused(self, counts: ExcusedCounts) -> bool:
        """Say how a session counts from which somebody was excused."""
        how = vocabulary.excused_counts(counts, self._desk.say)
        title = Title.of(EXCUSED_COUNT, how=how)
        return self._desk.do(title, course.edit, excused_counts=counts)

    def announce_rules(self, day: date | None) -> bool:
        """Say since when students know items and tiers; None: not yet."""
        title = Title.of(steps.RULES_OPEN)
        if day is not None:
            title = Title.of(steps.RULES_ANNOUNCED, day=day)
        return self._desk.do(title, course.edit, rules_announced_on=day)

    def delete_tier(self, tier: Tier) -> bool:
        """Delete a tier, unless it is in use."""
        title = Title.of(TIER_DELETED, name=tier.name)
        return self._desk.do(title, work.delete_tier, tier.id)
