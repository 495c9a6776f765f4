"""The saved views of the gradebook, each with the students it shows, in its order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db import courses, saved_views
from planner.db.groups import groups
from planner.jobs.tally import Filter, tally
from planner.jobs.view_filters import Around, fits
from planner.jobs.view_order import OF_KIND, order_key
from planner.jobs.views import taken

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from planner.jobs.gradebook import Gradebook, Line
    from planner.jobs.views import View

PAGE = "grades"  # of which the views are saved


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A saved view with whom it shows now; ``hidden`` are keys of columns and ids of items."""

    name: str
    lines: tuple[Line, ...]
    hidden: frozenset[str]


def shown_views(tx: Session, book: Gradebook, today: date) -> tuple[Shown, ...]:
    """Read every saved view and apply it to the course as it is now.

    Of kinds that a view folds into one column the single items are hidden.
    """
    rows = saved_views.saved_views(tx, PAGE)
    if not rows:
        return ()
    around = Around(
        groups={one.id: one.name for one in groups(tx)},
        today=today,
        people={one.id: one.name for one in courses.people(tx)},
    )
    known = {one.id for one in book.work.items} | {one.id for one in book.work.tiers}
    return tuple(_shown(row.name, taken(row.settings, known), book, around) for row in rows)


def _shown(name: str, view: View, book: Gradebook, around: Around) -> Shown:
    lines = [line for line in book.lines if _lets_through(view, line, around)]
    if view.sorted_by:
        lines.sort(key=lambda line: order_key(view.sorted_by, line), reverse=view.backwards)
    elif view.backwards:
        lines.reverse()
    folded = {item.id for item in book.work.items if item.kind in view.folded}
    hidden = view.hidden | folded
    hidden |= {one.id for one in book.work.items if f"{OF_KIND}{one.kind.value}" in view.hidden}
    return Shown(name=name, lines=tuple(lines), hidden=hidden)


def _lets_through(view: View, line: Line, around: Around) -> bool:
    if view.show is not Filter.ALL and view.show not in tally(line).filters:
        return False
    return all(fits(one, line, around) for one in view.conditions)
