"""What stands in the top bar and beside the pages' names, read from an open course."""
# ruff: noqa: PLC0415 - finders import SQLAlchemy, and the window is shown before that

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.db.store import Store
    from planner.language import Language
    from planner.ui.window import MainWindow


def course_name(store: Store, say: Language) -> tuple[str, str]:
    """Return the course's title, and its term with the number of students."""
    from planner.db import counts, courses

    course = store.look(courses.course)
    return course.title, subtitle(course.term, store.look(counts.students), say)


def subtitle(term: str, students: int, say: Language) -> str:
    """Return e.g. "WS 2023/24 · 24 students"."""
    return f"{term} · {say.count('{n} student', '{n} students', students)}"


def show_counts(window: MainWindow, store: Store) -> None:
    """Show beside the pages' names what waits there."""
    from planner.db import counts

    waiting = store.look(counts.submitted)
    window.show_count("grades", window.say("{n} to mark", n=waiting) if waiting else "")
    window.show_count("students", str(store.look(counts.students)))
