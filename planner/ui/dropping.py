"""A file dropped anywhere on the window: it is looked at, and goes to whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from planner.errors import PlannerError
from planner.jobs.kinds_of_file import What
from planner.ui.parts.drops import FileDrops
from planner.ui.parts.errand import Errand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from planner.language import Language
    from planner.ui.frame import CourseFrame

HOMES: Final[Mapping[What, str]] = {  # the page that reads it, by its id
    What.PAGE: "semester",
    What.ROSTER: "students",
    What.RESULTS: "grades",
    What.WORKSHEET: "grades",
    What.SHEET: "grades",
    What.OFFICE_LIST: "reports",
    What.DOCUMENT: "reports",
}


class Dropping(QObject):
    """Takes any one file. Where it can be read in several ways, the page that is shown decides.

    ``wish`` gets what the application does (a course is opened, one is made of a page), ``tell`` a
    sentence.
    """

    def __init__(
        self,
        on: QWidget,
        frame: CourseFrame,
        say: Language,
        *,
        wish: Callable[[str, Path], object],
        tell: Callable[[str], object],
    ) -> None:
        super().__init__(on)
        self._frame, self._say = frame, say
        self._wish, self._tell = wish, tell
        hint = say("Let go: {file} is looked at, and nothing changes before you have seen what")
        self._drops = FileDrops(on, say, hint=hint)
        self._drops.hinted.connect(frame.strip.show_hint)
        self._drops.dropped.connect(self.look)

    def look(self, path: Path) -> None:
        """Look at a file off this thread, and hand it on."""
        # Late: all that reads other programs' files is needed first when one comes.
        from planner.jobs.what_is_it import readings  # noqa: PLC0415
        from planner.wording import worded  # noqa: PLC0415 - as above

        def failed(why: Exception) -> None:
            if not isinstance(why, PlannerError):
                raise why
            self._tell(worded(why, self._say))

        Errand(self, lambda *_: readings(path), lambda found: self._hand_on(path, found), failed)

    def _hand_on(self, path: Path, found: tuple[What, ...]) -> None:
        if What.COURSE in found:
            self._wish("file.open", path)
        elif self._frame.page() is not None:
            if not self._taken(path, found):
                self._tell(self._objection(path, found))
        elif What.PAGE in found:
            self._wish("file.new_from_page", path)
        else:
            self._tell(self._objection(path, found))

    def _taken(self, path: Path, found: tuple[What, ...]) -> bool:
        """Give a file to the page that is shown if it reads it, else to its home.

        False if no page reads it now.
        """
        page = self._frame.page()
        here = page.readers if page is not None else {}
        for what in found:
            if what in here:
                here[what](path)
                return True
        for what in found:
            self._frame.show_page(HOMES[what])
            home = self._frame.page()
            reader = home.readers.get(what) if home is not None else None
            if reader is not None:
                reader(path)
                return True
        return False

    def _objection(self, path: Path, found: tuple[What, ...]) -> str:
        if found:
            if self._frame.page() is None:
                return self._say(
                    "Open the course that {file} belongs to first, then drop it on the window.",
                    file=path.name,
                )
            return self._say("{file} cannot be taken in at the moment.", file=path.name)
        return self._say(
            "{file} is nothing that can be taken in here: no course page with a schedule, no list"
            " of students, no results, no list of the office, no marking sheet, no certificate.",
            file=path.name,
        )
