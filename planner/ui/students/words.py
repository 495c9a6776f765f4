"""What the Students page calls things: columns, statuses, decisions, steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner import vocabulary
from planner.language import marked
from planner.rules.credits import Enrolment, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.db.register import CertificateRow
    from planner.db.students import BookingRow, DecisionRow, StudentRow
    from planner.jobs.gradebook import Line
    from planner.language import Language

FIELDS: Mapping[str, str] = {
    "family": marked("Family name"),
    "given": marked("Given name"),
    "matriculation": marked("Matriculation"),
    "email": marked("E-mail"),
    "programme": marked("Programme"),
    "regulations": marked("Regulations"),
    "home_university": marked("Home university"),
    "aim_id": marked("Aim"),
    "ta_id": marked("TA"),
    "status": marked("Status"),
    "office_note": marked("Remark for the office"),
    "note": marked("Internal note"),
}
ADDED = marked("{name} added")
CHANGED: Mapping[str, str] = {
    "family": marked("{name}: name changed"),
    "given": marked("{name}: name changed"),
    "matriculation": marked("{name}: matriculation number changed"),
    "email": marked("{name}: e-mail changed"),
    "programme": marked("{name}: degree programme changed"),
    "regulations": marked("{name}: examination regulations changed"),
    "home_university": marked("{name}: home university changed"),
    "born_on": marked("{name}: date and place of birth changed"),
    "aim_id": marked("{name}: aim changed"),
    "ta_id": marked("{name}: TA changed"),
    "status": marked("{name}: status changed"),
    "office_note": marked("{name}: remark for the office changed"),
    "note": marked("{name}: internal note changed"),
}
LEFT = marked("{name} left the course")
MANY_LEFT = marked("{n} students left the course")
BACK = marked("{name} came back")
MANY_BACK = marked("{n} students came back")
BOOKED = marked("{name}: booked as changed")
ASSISTED = marked("{n} students given to {name}")
UNASSISTED = marked("{n} students given to no TA")
SHARED_OUT = marked("{n} students shared out among the TAs")
AIMED = marked("Aim {tier} set for {n} students")


def status_words(student: StudentRow, say: Language) -> str:
    """Say shortly how a student belongs to the course: "guest", "left 3 Nov"."""
    if student.status is Enrolment.WAITING:
        return say("waiting list")
    if student.status is Enrolment.LEFT and student.left_on:
        return say("left {day}", day=say.day_month(student.left_on))
    return vocabulary.enrolment(student.status, say)


def decided_words(line: Line | None, say: Language) -> str:
    """Write a decision shortly, as "9 · 1.3"; an exclamation mark says that it no longer holds."""
    if line is None or line.decision is None:
        return ""
    text = decision_words(line.decision, say)
    return f"{text} !" if line.stale else text


def decision_words(made: DecisionRow, say: Language) -> str:
    """Write a decision shortly, as "9 · 1.3", "3 · passed", "failed"."""
    if made.outcome is not Outcome.PASSED:
        return vocabulary.outcome(made.outcome, say)
    what = vocabulary.outcome(made.outcome, say) if made.grade is None else say.grade(made.grade)
    return f"{say.number(made.credits)} · {what}"


def decision_in_full(made: DecisionRow, say: Language) -> str:
    """Write a decision as documents do: "9 ECTS · 1.3 very good"."""
    achieved = vocabulary.achieved(made.outcome, made.grade, say)
    if made.outcome is not Outcome.PASSED:
        return achieved
    return say("{credits} ECTS · {result}", credits=say.number(made.credits), result=achieved)


def booking_words(row: BookingRow, say: Language) -> str:
    """Say one line of booked as: "ISCL-MA-07 · 4711 · coursework · 6 ECTS · ungraded"."""
    parts = [row.module, row.exam_number, vocabulary.booking(row.kind, say)]
    if row.credits is not None:
        parts.append(say("{credits} ECTS", credits=say.number(row.credits)))
    parts.append(say("graded") if row.graded else say("ungraded"))
    if row.attempt > 1:
        parts.append(say("attempt {n}", n=row.attempt))
    return " · ".join(part for part in parts if part)


def certificate_words(row: CertificateRow, say: Language) -> str:
    """Say one certificate: "2024-0001 · 9 ECTS · 1.3 · 12 Feb 2024"."""
    parts = [row.number, vocabulary.certificate_kind(row.kind, say)]
    if row.credits is not None:
        parts[1] = say("{credits} ECTS", credits=say.number(row.credits))
    if row.grade is not None:
        parts.append(say.grade(row.grade))
    parts.append(say.day(row.issued_on))
    if row.revoked_on:
        parts.append(say("revoked {day}", day=say.day_month(row.revoked_on)))
    return " · ".join(parts)
