from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.errors import Problem
from planner.exchange.course_page_checks import OtherYearFits
from planner.jobs.new_course import Draft
from planner.language import Language
from planner.rules.credits import Item, ItemKind, Requirement, Tier
from planner.rules.plan import Kind, Mode, PlannedSession
from planner.rules.slots import parse_slot
from planner.rules.terms import Days, Term
from planner.ui.start.from_page import ProblemLine, SessionLine, WorkLine
from planner.ui.start.of_draft import preview_of

DRAFT = Draft(
    term=Term.parse("WS 2023/24"),
    title="Logic",
    language="en",
    lectures=Days(date(2023, 10, 16), date(2024, 2, 10)),
    derived=False,
    region="DE-BW",
    slots=(parse_slot("Wed 12:30-14:00 s.t., Room 1"),),
    days_off=(),
    sessions=(
        PlannedSession(id="a", topic="Overview", day=date(2023, 10, 18), line=36),
        PlannedSession(
            id="b",
            topic="Christmas break",
            kind=Kind.BREAK,
            laid=Days(date(2023, 12, 21), date(2024, 1, 9)),
            line=46,
        ),
        PlannedSession(id="c", topic="Guest", note="to be decided"),
        PlannedSession(
            id="d",
            topic="holiday (exercises)",
            note="exercises",
            kind=Kind.HOLIDAY,
            day=date(2023, 11, 1),
            line=38,
        ),
        PlannedSession(id="e", topic="Spare", kind=Kind.BUFFER, mode=Mode.ONLINE, line=45),
    ),
    items=(Item(id="i", title="Sheet 1", kind=ItemKind.HOMEWORK, due=date(2023, 11, 15)),),
    tiers=(
        Tier(
            id="t",
            key="3",
            name="3 ECTS",
            credits=Decimal(3),
            requires=(
                Requirement(text="participation", items=(), at_least=0),
                Requirement(text="3 sheets", items=("i",), at_least=1),
            ),
        ),
    ),
    problems=(Problem(line=22), Problem(line=36)),
)


def test_a_draft_is_said_whole_and_handed_back_untouched():
    preview = preview_of(DRAFT, Language("en"), lambda problem: f"look at {problem.line}")
    assert preview.what is DRAFT
    assert preview.title == "Logic"
    slot = "Wednesday, 12:30–14:00 s.t., Room 1"
    assert preview.summary == f"Logic · {slot} · lectures 16 Oct – 10 Feb"
    assert preview.sessions == (
        SessionLine(36, "Wed 18 Oct 2023", "1", "Overview", "Class", "look at 36"),
        SessionLine(46, "21 Dec – 9 Jan, understood", "", "Christmas break", "Break"),
        SessionLine(None, "no day yet", "", "Guest · to be decided", "Class"),
        SessionLine(38, "Wed 1 Nov 2023", "", "holiday (exercises)", "Holiday"),
        SessionLine(45, "no day yet", "", "Spare", "Buffer, Online"),
    )
    assert preview.work == (
        WorkLine("3 ECTS", "participation and 3 sheets"),
        WorkLine("Sheet 1", "Homework sheet, due Wed 15 Nov 2023"),
    )
    assert preview.problems == (ProblemLine(22, "look at 22"), ProblemLine(36, "look at 36"))
    assert not preview.fits


def test_dates_that_fit_another_year_name_the_term_of_that_year():
    draft = replace(DRAFT, problems=(OtherYearFits(years=-3),))
    assert preview_of(draft, Language("en"), repr).fits == "WS 2020/21"
