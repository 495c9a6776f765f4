"""The actions about days and weeks as data, and the menu of a day without a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.language import marked
from planner.ui.actions import ActionSpec, Binding, Menu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.ui.semester.day_doings import DayDoings

LOSE = ActionSpec(
    id="day.lose", text=marked("What if this week is lost?"), menu=Menu.SESSION, group=6
)
DAY_OFF = ActionSpec(
    id="day.off", text=marked("Day off…"), menu=Menu.SESSION, icon="calendar-x", group=6
)
NOTE = ActionSpec(id="day.note", text=marked("Note on this day…"), menu=Menu.SESSION, group=6)


def bindings_of_days(days: DayDoings) -> Sequence[Binding]:
    """Bind what one can do with the chosen day, or the day of the chosen session."""
    return (
        Binding(LOSE, days.lose_week, days.some),
        Binding(DAY_OFF, days.take_off, days.some),
        Binding(NOTE, days.note, days.some),
    )
