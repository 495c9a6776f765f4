from __future__ import annotations

from decimal import Decimal

import pytest

from planner.commands import decisions as deciding
from planner.commands import results, sessions, students, work
from planner.language import Language
from planner.reports import refusals as documents
from planner.reports.workbook import TextChanged
from planner.rules import decisions, grades, slots, terms
from planner.rules.credits import Marking, Outcome
from planner.wording import worded

EN, DE = Language("en"), Language("de")
ODD = "{x} 100% {"  # read as a name for a fact, or as a format, it would be an error


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (terms.NoSuchTerm("May"), "“May” is no term. Write WS 2023/24 or SS 2024."),
        (
            slots.NoSuchSlot("noon"),
            "“noon” is no weekly time. Write for example Wed 12:30-14:00.",
        ),
        (
            grades.NoSuchGrade("1.4"),
            "“1.4” is no grade. Grades are 1.0 1.3 1.7 2.0 … 4.0 and 5.0.",
        ),
        (
            grades.NoSuchPoints("many"),
            "“many” is no number of points. Write for example 17.5.",
        ),
        (
            decisions.ReasonNeeded(Decimal(6), Decimal(3)),
            "3 credits are proposed; to award 6, give a reason.",
        ),
        (
            decisions.ReasonNeeded(Decimal("4.5"), None),
            "No credits are proposed; to award 4.5, give a reason.",
        ),
        (
            decisions.ReasonNeeded(None, Decimal(3)),
            "3 credits are proposed; to award none, give a reason.",
        ),
        (
            decisions.GradeNotAllowed(Decimal("5.0"), Outcome.PASSED),
            "The grade 5.0 does not go with “passed”.",
        ),
        (
            decisions.GradeNotAllowed(Decimal("1.25"), Outcome.NO_SHOW),
            "The grade 1.25 does not go with “did not appear”.",
        ),
        (
            decisions.CreditsNotAllowed(None, Outcome.PASSED),
            "Passing awards credits: say how many.",
        ),
        (
            decisions.CreditsNotAllowed(Decimal(3), Outcome.FAILED),
            "“failed” awards no credits.",
        ),
        (
            results.PointsOutOfBounds("Sheet", Decimal("20.5"), Decimal(20)),
            "20.5 is out of bounds: “Sheet” takes 0 to 20 points.",
        ),
        (
            results.PointsOutOfBounds("Sheet", Decimal(-1), None),
            "“Sheet” takes no fewer than 0 points.",
        ),
        (
            results.NotMarkedSo("Essay", Marking.GRADE),
            (
                "“Essay” is marked with a grade, so it takes no points."
                " Grades are 1.0 1.3 1.7 2.0 … 4.0 and 5.0."
            ),
        ),
        (
            results.NotMarkedSo("Sheet", Marking.POINTS),
            "“Sheet” is marked with points, so it has no grade.",
        ),
        (
            students.NumberTaken("4711001", "Adler, Jonas"),
            "4711001 belongs to Adler, Jonas already. Correct one of the two.",
        ),
        (
            work.ItemInUse("Sheet", 2, ("3 ECTS", "6 ECTS")),
            "“Sheet” is in use (2 results, asked for by 3 ECTS and 6 ECTS), so it is not deleted.",
        ),
        (
            work.TierInUse("3 ECTS", 1, 0),
            "“3 ECTS” is in use (aim of 1 student), so it is not deleted.",
        ),
        (
            deciding.NoSuchCertificate("2024-0001"),
            "There is no certificate with the number 2024-0001.",
        ),
        (
            documents.GlyphsMissing(("中", "\x07", "\xa0"), "family name"),
            "The document's font has no 中 U+0007 U+00A0 (in: family name). Nothing was written.",
        ),
        (
            documents.PictureUnreadable(),
            "The logo could not be read. Use a PNG or JPEG picture.",
        ),
        (
            documents.CertificateIncomplete(("family name", "course title")),
            "A certificate needs: family name, course title. Nothing was issued.",
        ),
        (
            documents.CertificateTooLong("course title"),
            "The texts do not fit on one page. Shorten: course title. Nothing was issued.",
        ),
        (
            TextChanged(sheet="Grades", cell="B7", text="Zoë"),
            "Cell B7 of sheet “Grades” cannot hold its text as it is; “Zoë” was written.",
        ),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_a_refusal_says_what_was_refused_and_what_to_do(fact, said):
    assert worded(fact, EN) == said


@pytest.mark.parametrize(
    "fact",
    [
        terms.NoSuchTerm(ODD),
        sessions.PlanHasMoved(ODD),
        sessions.IsDueDay(ODD, ODD),
        students.NumberTaken(ODD, ODD),
        deciding.NotDecided(ODD),
        work.ItemInUse(ODD, 1, (ODD,)),
        documents.GlyphsMissing(("{",), "family name"),
    ],
)
def test_odd_texts_are_said_as_they_are(fact):
    assert ("{" if isinstance(fact, documents.GlyphsMissing) else ODD) in worded(fact, EN)


@pytest.mark.parametrize(
    "fact",
    [
        sessions.EmptyTopic(),
        students.NameMissing(),
        work.TitleMissing(),
        deciding.AlreadyRevoked("2024-0001"),
        results.NotMarkedSo("Poster", Marking.TICK),
    ],
)
def test_short_refusals_are_one_sentence(fact):
    said = worded(fact, EN)
    assert said.endswith(".")
    assert said.count(". ") == 0


def test_numbers_are_written_as_the_readers_language_does():
    assert worded(decisions.ReasonNeeded(Decimal("4.5"), None), DE).count("4,5") == 1
