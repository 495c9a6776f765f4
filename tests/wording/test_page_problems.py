from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.exchange.course_page import NoSchedule, read_page, understand
from planner.exchange.course_page_checks import OtherYearFits, TaughtOnDayOff
from planner.exchange.course_page_parts import Elsewhere
from planner.exchange.course_page_tidy import SectionsLeftOut
from planner.language import Language
from planner.rules.terms import DayOff, Days, OffKind
from planner.wording import worded

EN = Language("en")
WINTER = Days(date(2023, 10, 16), date(2024, 2, 10))
FILES = Path(__file__).parents[1] / "exchange" / "files"
ODD = """
Wed 12-14, in room 5. Once we meet on Fri 8–10. Tutorial: Mon 8–10.

- 3 ECTS: participation, half of the homework, juggling

| session | date            | topic    | time  | slides |
|---------|-----------------|----------|-------|--------|
| 1       | Oct 18 in truth | Larks    | never | a      |
| 1       | Oct 18          | Owls     |       |        |
| 3       | Thu, Oct 25     | Finches  |       |        |
| 4       | Oct 26          | Wrens    |       |        |
| 5       | 30.2.           | Storks   |       |        |
| 6       | Aug 1           | Geese    |       |        |
| 7       | Nov 1           | Swifts   |       |        |
| 8       | Oct 11          |          |       |        |
| 9       |                 | Ravens   |       |        |
| 10      | Nov 15          | a|b      |       | c      |

| date   | topic   |
|--------|---------|
| Oct 18 | A party |
"""

SAID = [
    "None: The page has no heading; give the course a title.",
    "2: “Fri 8–10” was left out: the schedule has no session on that weekday.",
    "4: How many “half of the homework” means is unclear; check the tier's rule.",
    "4: “juggling” is no known kind of work, so it became an item of its own.",
    "6: The column “slides” was left out.",
    "8: In the date “Oct 18 in truth”, “in truth” was not understood.",
    "8: “never” is no time; the weekly time was taken.",
    "8: The page calls this session 1; counted by date it is session 3.",
    "9: Wed 18 Oct 2023 has a second session; both were taken.",
    "9: The page calls this session 1; counted by date it is session 4.",
    "10: 25 October 2023 is a Wednesday, not a Thursday; the date was taken.",
    "10: The page calls this session 3; counted by date it is session 5.",
    "11: 26 October 2023 is a Thursday, but the course is held on Wednesday; taken as printed.",
    "12: “30.2.” is no date; the row was taken without one.",
    "13: 1 August 2023 is a Tuesday, but the course is held on Wednesday; taken as printed.",
    "13: Tue 1 Aug 2023 is outside the lecture period; taken as printed.",
    "13: Tue 1 Aug 2023 comes before Thu 26 Oct 2023, which stands above it; taken as printed.",
    "13: The page calls this session 6; counted by date it is session 1.",
    "14: Wed 1 Nov 2023 is a day off (All Saints); the session was taken as printed.",
    "15: The row has no topic; it was taken without one.",
    "15: Wed 11 Oct 2023 is outside the lecture period; taken as printed.",
    "15: Wed 11 Oct 2023 comes before Wed 1 Nov 2023, which stands above it; taken as printed.",
    "15: The page calls this session 8; counted by date it is session 2.",
    "16: “Ravens” has no date; it has been put on the shelf.",
    "17: The row has more cells than the heading; write \\| for a | that is text.",
    "17: “b” is no time; the weekly time was taken.",
    "17: The page calls this session 10; counted by date it is session 8.",
    "19: This table looks like a schedule, too; only the one in line 6 was read.",
]


def test_everything_odd_about_a_page_is_said_with_its_line():
    saints = DayOff(
        Days(date(2023, 11, 1), date(2023, 11, 1)), OffKind.HOLIDAY, "Allerheiligen", "All Saints"
    )
    page = understand(ODD, lectures=WINTER, days_off=(saints,))
    said = [f"{problem.line}: {worded(problem, EN)}" for problem in page.problems]
    assert said == SAID


def test_a_contradiction_says_both_times():
    page = read_page(FILES / "seminar.md", lectures=WINTER)
    [problem] = page.problems
    assert worded(problem, EN) == (
        "“Wednesdays, 12-2pm (c.t.)” contradicts Wed 12:30–14:00 s.t. in line 4;"
        " the first was taken."
    )


def test_a_page_without_a_schedule_says_what_one_looks_like():
    assert worded(NoSchedule("page.md"), EN) == (
        "“page.md” has no table with dates and topics. A table needs a heading row such as"
        " | session | date | topic |."
    )


@pytest.mark.parametrize("elsewhere", Elsewhere)
def test_a_page_whose_plan_is_elsewhere_says_what_to_do(elsewhere):
    refusal = worded(NoSchedule("page.md"), EN)
    said = worded(NoSchedule("page.md", elsewhere), EN)
    assert said.startswith(refusal)
    assert "paste" in said or "save" in said or "table" in said.removeprefix(refusal)


def test_rows_that_head_a_part_are_named_together():
    one = SectionsLeftOut(line=3, rows=1, text="Basics")
    assert worded(one, EN).startswith("1 row was left out that heads a part of the plan")
    more = SectionsLeftOut(line=3, rows=3, text="Basics")
    assert worded(more, EN).endswith("head parts of the plan and are no sessions: “Basics” first.")


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        (-1, "The dates fit the weekdays 1 year earlier. Is the term right?"),
        (2, "The dates fit the weekdays 2 years later. Is the term right?"),
    ],
)
def test_a_page_of_another_year_is_said_to_be_one(years, sentence):
    assert worded(OtherYearFits(years=years), EN) == sentence


def test_a_day_off_is_named_in_the_language_spoken_if_it_can_be():
    days = Days(date(2023, 11, 1), date(2023, 11, 1))
    off = DayOff(days, OffKind.HOLIDAY, "Allerheiligen", "")
    fact = TaughtOnDayOff(day=days.first, off=off)
    for say in (EN, Language("de")):
        assert "Allerheiligen" in worded(fact, say)
