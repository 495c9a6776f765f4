"""The actions of the Grades page that change what is shown: filters, columns, saved views."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planner.jobs.tally import Filter
from planner.language import marked
from planner.ui.actions import INSIDE, ActionSpec, Binding, Menu
from planner.ui.gradebook.columns import Shows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.ui.gradebook.columns import GridColumn
    from planner.ui.gradebook.page import GradesPage

FILTERS: Mapping[Filter, str] = {
    Filter.ALL: marked("Show all students"),
    Filter.TO_MARK: marked("Show what is to mark"),
    Filter.MISSING: marked("Show what is missing for the aim"),
    Filter.TO_DECIDE: marked("Show what is to decide"),
}
SORTS = (
    ("", marked("Sort by name")),
    (Shows.AIM.value, marked("Sort by aim")),
    (Shows.DECISION.value, marked("Sort by decision")),
)


def bindings_for(page: GradesPage) -> Sequence[Binding]:
    """Return the ways to see something else on the Grades page."""
    shown = [
        _binding(
            f"show.{name.value}", text, partial(page.chips.choose, name), page.views.has_people
        )
        for name, text in FILTERS.items()
    ]
    sorts = [
        _binding(
            f"sort.{n}", text, partial(page.views.sort_by, key), page.views.has_people, group=3
        )
        for n, (key, text) in enumerate(SORTS)
    ]
    copied = _binding(
        "copy_all",
        marked("Copy all that is shown"),
        page.views.copy_all,
        page.wishes.has_students,
        menu=Menu.EDIT,
        group=3,
    )
    return [
        copied,
        *shown,
        *_filters(page),
        *sorts,
        *_columns(page),
        *_places(page),
        *views_for(page),
    ]


def views_for(page: GradesPage) -> Sequence[Binding]:
    """Return an action for each saved view, and what can be done with them."""
    rows = [
        Binding(
            ActionSpec(id=f"grades.view.{row.id}", text=row.name, menu=Menu.VIEWS),
            partial(page.views.keeping.open, row),
        )
        for row in page.views.keeping.rows
    ]
    return [*rows, *_saved(page)]


def _filters(page: GradesPage) -> list[Binding]:
    return [
        _binding("filter", marked("Filter…"), page.views.filters.open_menu, icon="list-filter"),
        _binding(
            "clear_filters",
            marked("Clear filters"),
            page.views.viewing.clear_filters,
            page.views.viewing.is_narrow,
        ),
    ]


def _columns(page: GradesPage) -> list[Binding]:
    arranging, here = page.views.arranging, page.views.here
    columns = Menu.COLUMNS
    return [
        _binding(
            "columns",
            marked("Choose columns…"),
            page.views.columns.open_menu,
            icon="columns-3",
            menu=columns,
        ),
        _binding(
            "hide_column",
            marked("Hide this column"),
            _with(here, arranging.toggle),
            lambda: here() is not None,
            menu=columns,
        ),
        _binding(
            "show_columns",
            marked("Show all columns"),
            arranging.show_all,
            lambda: bool(arranging.hidden()),
            menu=columns,
        ),
        _binding(
            "column_counts",
            marked("Say the counts of this column"),
            _with(here, page.views.say_counts),
            lambda: here() is not None,
            menu=columns,
        ),
    ]


def _places(page: GradesPage) -> list[Binding]:
    arranging, here = page.views.arranging, page.views.here

    def moves() -> bool:
        column = here()
        return column is not None and bool(column.moved)

    return [
        _binding(
            "fold_column",
            marked("One column for its kind, or one for each"),
            _with(here, arranging.fold_like),
            moves,
            menu=Menu.COLUMNS,
        ),
        _binding(
            "column_left",
            marked("Move this column to the left"),
            _with(here, lambda column: arranging.shift(column, -1)),
            moves,
            shortcut="Alt+Shift+Left",
            menu=Menu.COLUMNS,
        ),
        _binding(
            "column_right",
            marked("Move this column to the right"),
            _with(here, lambda column: arranging.shift(column, 1)),
            moves,
            shortcut="Alt+Shift+Right",
            menu=Menu.COLUMNS,
        ),
    ]


def _with(
    here: Callable[[], GridColumn | None], do: Callable[[GridColumn], object]
) -> Callable[[], None]:
    """Return what does something with the column that the cursor is in."""

    def done() -> None:
        column = here()
        if column is not None:
            do(column)

    return done


def _saved(page: GradesPage) -> list[Binding]:
    keeping = page.views.keeping
    return [
        _binding(
            "views",
            marked("Choose a view…"),
            page.views.saved.open_menu,
            icon="bookmark",
            menu=Menu.VIEWS,
        ),
        _binding("save_view", marked("Save this view…"), keeping.ask_save, menu=Menu.VIEWS),
        _binding(
            "overwrite_view",
            marked("Overwrite the saved view"),
            keeping.overwrite,
            keeping.is_changed,
            menu=Menu.VIEWS,
        ),
        _binding(
            "rename_view",
            marked("Rename the saved view…"),
            keeping.ask_rename,
            keeping.has_chosen,
            menu=Menu.VIEWS,
        ),
        _binding(
            "delete_view",
            marked("Delete the saved view"),
            keeping.delete,
            keeping.has_chosen,
            menu=Menu.VIEWS,
        ),
    ]


def _binding(
    name: str,
    text: str,
    do: Callable[[], object],
    enabled: Callable[[], bool] | None = None,
    *,
    icon: str = "",
    shortcut: str = "",
    menu: Menu = Menu.VIEW,
    group: int = 2,
) -> Binding:
    if menu in INSIDE:
        group = 0
    spec = ActionSpec(
        id=f"grades.{name}", text=text, menu=menu, icon=icon, shortcut=shortcut, group=group
    )
    return Binding(spec, do) if enabled is None else Binding(spec, do, enabled)
