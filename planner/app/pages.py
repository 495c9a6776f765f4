"""How each page of a course is built: when it is first shown, from modules imported then."""
# ruff: noqa: PLC0415 - a page that is never shown is never imported

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from planner.language import Language
    from planner.ui.desk import Desk
    from planner.ui.parts.page import Page
    from planner.ui.theme import Theme


def page_factories(
    desk: Desk, say: Language, theme: Theme, today: date
) -> Mapping[str, Callable[[], Page]]:
    """Return a factory for each page, by its id in the navigation."""

    def semester() -> Page:
        from planner.ui.semester.page import SemesterPage

        return SemesterPage(desk, say, theme, today)

    def grades() -> Page:
        from planner.ui.gradebook.page import GradesPage

        return GradesPage(desk, say, theme, today)

    def students() -> Page:
        from planner.ui.students.page import StudentsPage

        return StudentsPage(desk, say, theme, today)

    def reports() -> Page:
        from planner.ui.reports.page import ReportsPage

        return ReportsPage(desk, say, theme, today)

    def history() -> Page:
        from planner.ui.history.page import HistoryPage

        return HistoryPage(desk, say, theme)

    def course_settings() -> Page:
        from planner.ui.course_settings.page import CourseSettingsPage

        return CourseSettingsPage(desk, say, theme)

    return {
        "semester": semester,
        "grades": grades,
        "students": students,
        "reports": reports,
        "history": history,
        "course_settings": course_settings,
    }
