"""Every document made from the whole course: its rows are read, then set, then written whole."""
# ruff: noqa: PLC0415 - reportlab and openpyxl are slow to import, and most starts export nothing

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner import vocabulary
from planner.db import courses, plans, versions
from planner.exchange.whole_file import replaced_whole
from planner.jobs.exam_rows import exam_lists
from planner.jobs.gradebook import Line, gradebook, work_of
from planner.reports.edition import Edition
from planner.reports.schedule_rows import ScheduleDocument
from planner.rules.terms import Term

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from sqlalchemy.orm import Session

    from planner.db.store import Store
    from planner.exchange.course_page_out import PageStyle
    from planner.language import Language
    from planner.reports.exam_rows import ExamList
    from planner.reports.gradebook import GradebookDocument, GradebookLine
    from planner.reports.paper_sizes import PaperSize


class Kind(StrEnum):
    """A document, under the name that the shell's export has for it."""

    SCHEDULE_PDF = "schedule-pdf"
    CALENDAR_PDF = "calendar-pdf"
    GRADEBOOK_XLSX = "gradebook-xlsx"
    EXAM_XLSX = "exam-xlsx"
    EXAM_PDF = "exam-pdf"
    CHARTS_PDF = "charts-pdf"
    ICS = "ics"
    SIGNUP_PDF = "signup-pdf"
    ATTENDANCE_PDF = "attendance-pdf"
    POSTER_PLAN_PDF = "poster-plan-pdf"
    TALKS_PDF = "talks-pdf"
    POSTED_PDF = "posted-pdf"
    STATEMENTS = "statements"
    STUDENT_PDF = "student-pdf"
    JSON = "json"
    COURSE_XLSX = "course-xlsx"
    PAGE = "page"

    @property
    def suffix(self) -> str:
        """The ending of its file, with the dot."""
        named = {Kind.STATEMENTS: ".pdf", Kind.PAGE: ".md"}
        return named.get(self) or f".{self.rpartition('-')[2]}"


def _unsaid(_found: object, _say: Language, *, today: date | None = None) -> str:
    """Say nothing of ways, which most documents do not print."""
    del today
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a document is to be like: its language, the day it bears, and how reasons are said.

    ``reason`` says in words why a tier is not met, and ``way`` what leads there (of a Missing and
    a Way, in a Language, and as of ``today`` if that is named); the words are the business of
    whoever orders.
    ``session`` is the id of the one an attendance list is for; "" leaves that to be filled in.
    ``students`` are ids, None is everybody; ``exam`` is the key of an examination list, or of
    several, one a line; "" is all. ``as_of`` is the day at whose end the course is looked at,
    ``template`` the name of a certificate's. ``shown`` is what a posted list says: "passed",
    "grade", or the id of an item. ``internal`` lets a
    student's record say what is confidential. ``page_style`` is how a page's table is marked up;
    ``old_page`` is the name and content of one that is brought up to date instead.
    """

    say: Language
    today: date
    reason: Callable[..., tuple[str, ...]]
    way: Callable[..., str] = _unsaid
    session: str = ""
    students: tuple[str, ...] | None = None
    paper: PaperSize = "best"
    exam: str = ""
    as_of: date | None = None
    template: str = ""
    shown: str = "passed"
    internal: bool = False
    page_style: PageStyle = "markdown"
    old_page: tuple[str, bytes] | None = None


def document(tx: Session, kind: Kind, order: Order) -> bytes:
    """Make one document from the course as it is, or as it was at the end of a day.

    Raises GlyphsMissing, and NoCourseYet of planner.db.as_of.
    """
    if order.as_of is None:
        return MAKERS[kind](tx, order)
    from planner.db.as_of import as_of

    with as_of(tx, order.as_of) as then:
        return MAKERS[kind](then, order)


def export(store: Store, kind: Kind, path: Path, order: Order) -> None:
    """Make a document and put it in a file, which replaces an old one only when it is whole.

    Raises CannotWrite or GlyphsMissing.
    """
    content = store.read(document, kind, order)
    with replaced_whole(path) as out:
        out.write(content)


def schedule_of(tx: Session, order: Order) -> ScheduleDocument:
    """Read what the schedule and the wall calendar say."""
    course = courses.course(tx)
    lecturers = [person.name for person in courses.people(tx) if person.role == "lecturer"]
    term = Term.parse(course.term)
    details = plans.details(tx)
    return ScheduleDocument(
        course=course.title_in(order.say.code),
        term=vocabulary.term(term, order.say),
        as_of=order.today,
        plan=plans.plan_of(tx),
        items=work_of(tx).items,
        ends=term.days.last,
        institution=", ".join(
            part for part in (course.university, course.faculty, course.institute) if part
        ),
        lecturers=", ".join(lecturers),
        edition=_edition(tx),
        cancelled_because={
            row_id: more.cancel_words for row_id, more in details.items() if more.cancel_words
        },
        labels={row_id: more.label for row_id, more in details.items() if more.label},
        notes=courses.day_notes(tx),
        page_url=course.page_url,
    )


def _edition(tx: Session) -> Edition | None:
    """Say which version the plan is, or was, and what to mark: since it, or by it."""
    now = versions.published(tx)
    last = now.version
    if last is None:
        return None
    marked = now.since or last.changes
    return Edition.of(last.number, last.day, marked, current=now.settled)


def gradebook_of(tx: Session, order: Order) -> GradebookDocument:
    """Read what the gradebook workbook says."""
    from planner.jobs.saved_views import shown_views
    from planner.reports.gradebook import GradebookDocument, GradebookView

    course, book = courses.course(tx), gradebook(tx)
    places = {line.student.id: n for n, line in enumerate(book.lines)}
    return GradebookDocument(
        course=course.title_in(order.say.code),
        term=vocabulary.term(Term.parse(course.term), order.say),
        as_of=order.today,
        items=book.work.items,
        tiers=book.work.tiers,
        lines=tuple(_line(line, order) for line in book.lines),
        views=tuple(
            GradebookView(
                name=view.name,
                lines=tuple(places[line.student.id] for line in view.lines),
                hidden=view.hidden,
            )
            for view in shown_views(tx, book, order.today)
        ),
    )


def _line(line: Line, order: Order) -> GradebookLine:
    from planner.reports.gradebook import Decided, GradebookLine

    student, made, proposed = line.student, line.decision, line.proposal
    aim = line.work.tier(student.aim)
    lacking = line.missing[aim.id] if aim else ()
    decided = (
        None
        if made is None
        else Decided(
            outcome=made.outcome,
            decided_on=made.decided_on,
            credits=made.credits,
            grade=made.grade,
            assessed_on=made.assessed_on,
            by=made.decided_by,
            reason=made.reason,
            stale=line.stale,
        )
    )
    return GradebookLine(
        family=student.family,
        given=student.given,
        matriculation=student.matriculation,
        email=student.email,
        programme=student.programme,
        enrolment=student.status,
        aim=aim.name if aim else "",
        results=line.facts,
        standing=line.standing,
        missing="; ".join(text for one in lacking for text in order.reason(one, order.say)),
        proposed_credits=proposed.credits if proposed else None,
        proposed_grade=proposed.grade_hint if proposed else None,
        decided=decided,
    )


def _schedule(tx: Session, order: Order) -> bytes:
    from planner.reports.schedule import schedule_pdf

    return schedule_pdf(schedule_of(tx, order), order.say, order.paper)


def _calendar(tx: Session, order: Order) -> bytes:
    from planner.reports.calendar import calendar_pdf

    return calendar_pdf(schedule_of(tx, order), order.say, order.paper)


def _gradebook(tx: Session, order: Order) -> bytes:
    from planner.reports.gradebook import gradebook_xlsx

    return gradebook_xlsx(gradebook_of(tx, order), order.say)


def _exam_lists(tx: Session, order: Order) -> tuple[ExamList, ...]:
    return exam_lists(tx, order.say, order.today, order.exam)


def _exam_workbook(tx: Session, order: Order) -> bytes:
    from planner.reports.exam_workbook import exam_xlsx

    return exam_xlsx(_exam_lists(tx, order), order.say)


def _exam_pdf(tx: Session, order: Order) -> bytes:
    from planner.reports.exam_list import exam_list_pdf

    return exam_list_pdf(_exam_lists(tx, order), order.say)


def _calendar_file(tx: Session, order: Order) -> bytes:
    from planner.jobs.calendar_file import calendar_of

    return calendar_of(tx, order.say)


def _signup(tx: Session, order: Order) -> bytes:
    from planner.jobs.signup import signup_sheet
    from planner.reports.signup import signup_pdf

    return signup_pdf(signup_sheet(tx, order.say, order.today), order.say)


def _charts(tx: Session, order: Order) -> bytes:
    from planner.jobs.charts import charts_document

    return charts_document(tx, order.say, order.today)


def _attendance(tx: Session, order: Order) -> bytes:
    from planner.jobs.attendance_list import attendance_list_of
    from planner.reports.attendance_list import attendance_pdf

    return attendance_pdf(attendance_list_of(tx, order), order.say)


def _posters(tx: Session, order: Order) -> bytes:
    from planner.jobs.poster_plan import poster_plan
    from planner.reports.poster_plan import poster_plan_pdf

    return poster_plan_pdf(poster_plan(tx, order.say, order.today), order.say)


def _talks(tx: Session, order: Order) -> bytes:
    from planner.jobs.talk_plan import talk_plan
    from planner.reports.talk_plan import talk_plan_pdf

    return talk_plan_pdf(talk_plan(tx, order.say, order.today), order.say)


def _posted(tx: Session, order: Order) -> bytes:
    from planner.jobs.posted_list import posted_list
    from planner.reports.posted_list import posted_pdf

    return posted_pdf(posted_list(tx, order), order.say)


def _statements(tx: Session, order: Order) -> bytes:
    from planner.jobs.statements import statements
    from planner.reports.statement import statements_pdf

    return statements_pdf(statements(tx, order), order.say)


def _student(tx: Session, order: Order) -> bytes:
    from planner.jobs.student_page import student_page
    from planner.reports.student_page import student_pdf

    return student_pdf(student_page(tx, order), order.say)


def _page(tx: Session, order: Order) -> bytes:
    from planner.jobs.course_page import page_of
    from planner.jobs.page_update import update_of

    if order.old_page is None:
        return page_of(tx, order)
    name, content = order.old_page
    return update_of(tx, content, name).content


def _json(tx: Session, order: Order) -> bytes:
    from planner.jobs.course_document import course_json

    return course_json(tx, order)


def _workbook(tx: Session, order: Order) -> bytes:
    from planner.jobs.course_workbook import course_xlsx

    return course_xlsx(tx, order)


MAKERS: dict[Kind, Callable[[Session, Order], bytes]] = {
    Kind.SCHEDULE_PDF: _schedule,
    Kind.CALENDAR_PDF: _calendar,
    Kind.GRADEBOOK_XLSX: _gradebook,
    Kind.EXAM_XLSX: _exam_workbook,
    Kind.EXAM_PDF: _exam_pdf,
    Kind.CHARTS_PDF: _charts,
    Kind.ICS: _calendar_file,
    Kind.SIGNUP_PDF: _signup,
    Kind.ATTENDANCE_PDF: _attendance,
    Kind.POSTER_PLAN_PDF: _posters,
    Kind.TALKS_PDF: _talks,
    Kind.POSTED_PDF: _posted,
    Kind.STATEMENTS: _statements,
    Kind.STUDENT_PDF: _student,
    Kind.JSON: _json,
    Kind.COURSE_XLSX: _workbook,
    Kind.PAGE: _page,
}
