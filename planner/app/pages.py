"""How each page of a course is built: when it is first shown, from modules imported then."""
# ruff: noqa: PLC0415 - a page that is never shown is never imported

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from planner.language import Language
    from planner.places import Places
    from planner.ui.desk import Desk
    from planner.ui.parts.page import Page
    from planner.ui.parts.window_state import WindowState
    from planner.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Builds the pages of one open course; each takes what all of them need."""

    desk: Desk
    say: Language
    theme: Theme
    today: date
    state: WindowState
    places: Places

    def factories(self) -> Mapping[str, Callable[[], Page]]:
        """Return a factory for each page, by its id in the navigation."""
        return {
            "semester": self.semester,
            "grades": self.grades,
            "students": self.students,
            "reports": self.reports,
            "history": self.history,
            "course_settings": self.course_settings,
        }

    def semester(self) -> Page:
        """Build the page of the plan."""
        from planner.ui.semester.page import SemesterPage

        return SemesterPage(self.desk, self.say, self.theme, self.today, self.state)

    def grades(self) -> Page:
        """Build the page of results, standing and decisions."""
        from planner.ui.gradebook.page import GradesPage

        return GradesPage(
            *(self.desk, self.say, self.theme, self.today, self.state),
            preferences=self.places.settings,
        )

    def students(self) -> Page:
        """Build the page of people."""
        from planner.ui.students.page import StudentsPage

        return StudentsPage(self.desk, self.say, self.theme, self.today, self.places.settings)

    def reports(self) -> Page:
        """Build the page of documents and of what was handed out."""
        from planner.ui.reports.page import ReportsPage

        return ReportsPage(self.desk, self.say, self.theme, self.today, self.places)

    def history(self) -> Page:
        """Build the page of all steps."""
        from planner.ui.history.page import HistoryPage

        return HistoryPage(self.desk, self.say, self.theme)

    def course_settings(self) -> Page:
        """Build the page of the course's own settings."""
        from planner.ui.course_settings.page import CourseSettingsPage

        return CourseSettingsPage(
            self.desk,
            self.say,
            self.theme,
            self.today,
            self.places.lecture_periods,
            preferences=self.places.settings,
        )
