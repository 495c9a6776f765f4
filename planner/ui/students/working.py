"""What one does with groups, talks and titles on the Students page; each is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from planner.commands import group_results, groups
from planner.db.journal import Title
from planner.db.students import NOTHING
from planner.jobs.talks import talk_choices
from planner.rules.credits import ItemKind
from planner.ui.parts.talk_dialog import TalkDialog, give_talk
from planner.ui.students.grouping import people
from planner.ui.students.groups_dialog import GroupsDialog
from planner.ui.students.titles_dialog import TitlesDialog
from planner.wording import working_together as titles
from planner.wording.together import TITLED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from planner.jobs.gradebook import Line
    from planner.ui.desk import Desk
    from planner.ui.students.doings import Doings
    from planner.ui.students.grouping import Arrangement
    from planner.ui.theme import Theme


class Working(QObject):
    """Knows by the doings who is chosen, asks, and hands steps in at the desk."""

    def __init__(
        self, page: QWidget, doings: Doings, desk: Desk, *, theme: Theme, today: date
    ) -> None:
        super().__init__(page)
        self._page, self._doings, self._desk, self._say = page, doings, desk, desk.say
        self._theme, self._today = theme, today

    def has_people(self) -> bool:
        """Say whether there are students and items to arrange groups for."""
        everybody = self._doings.everybody
        return bool(everybody and everybody.entries and everybody.work.items)

    def may_present(self) -> bool:
        """Say whether one student is chosen, in a course with a presentation."""
        line = self._line()
        return line is not None and any(
            item.kind is ItemKind.PRESENTATION for item in line.work.items
        )

    def has_titles(self) -> bool:
        """Say whether one student is chosen, in a course with a poster or a project."""
        line = self._line()
        return line is not None and any(item.kind in TITLED for item in line.work.items)

    def ask_groups(self, item: str = "") -> None:
        """Ask who works with whom; the item's groups are shown first, if one is given."""
        begin = self._desk.read(people, self._today)
        if not begin.items or not begin.students:
            return
        used = [one for group in begin.groups for one in group.items]
        likely = (one.id for one in begin.items if one.kind is not ItemKind.PARTICIPATION)
        first = item or next(iter(used), "") or next(likely, "")
        GroupsDialog.ask(
            self._page,
            self._say,
            begin,
            item=first,
            today=self._today,
            object_to=lambda wanted: self._desk.objection(_arranged, wanted),
            then=self._arrange,
        )

    def ask_talk(self) -> None:
        """Ask where the chosen student presents."""
        line = self._line()
        choices = self._desk.read(talk_choices, line.student.id, self._today) if line else ()
        if line is None or not choices:
            return
        TalkDialog.ask(
            self._page,
            self._say,
            self._theme,
            name=line.student.full_name,
            choices=choices,
            item="",
            then=lambda chosen: give_talk(self._desk, line, chosen, self._today),
        )

    def ask_titles(self) -> None:
        """Ask what the chosen student's posters and projects are called."""
        line = self._line()
        if line is None:
            return
        items = [item for item in line.work.items if item.kind in TITLED]
        said = {item.id: line.results.get(item.id, NOTHING).title for item in items}
        TitlesDialog.ask(
            self._page,
            self._say,
            line.student.name,
            items,
            titles=said,
            then=lambda found: self._entitle(line, found),
        )

    def _entitle(self, line: Line, found: Mapping[str, str]) -> None:
        if not found:
            return
        named = [line.work.by_id[item].title for item in found]
        title = Title.of(titles.ENTITLED, name=line.student.name, item=self._say.listed(named))
        self._desk.do(title, _entitled, line.student.id, found, on=self._today)

    def _line(self) -> Line | None:
        return self._doings.facts.line if self._doings.facts is not None else None

    def _title(self, wanted: Arrangement) -> Title:
        everybody = self._doings.everybody
        by_id = everybody.work.by_id if everybody else {}
        items = dict.fromkeys(item for group in wanted.wanted for item in group.items)
        named = [by_id[item].title for item in items if item in by_id]
        if not named:
            return Title.of(titles.GROUPS_GONE, n=len(wanted.gone))
        return Title.of(titles.GROUPS, item=self._say.listed(named))

    def _arrange(self, wanted: Arrangement) -> None:
        self._desk.do(self._title(wanted), _arranged, wanted)


def _arranged(tx: Any, wanted: Arrangement) -> None:
    groups.arrange(tx, wanted.wanted, gone=wanted.gone, on=wanted.on)


def _entitled(tx: Any, student_id: str, found: Mapping[str, str], *, on: date) -> None:
    for item, title in found.items():
        group_results.entitle(tx, student_id, item, title, on=on)
