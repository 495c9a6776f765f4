from __future__ import annotations

import difflib
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from planner.exchange.course_page import understand
from planner.exchange.course_page_out import PageRow
from planner.exchange.course_page_update import NotReadBack, updated
from planner.exchange.page_cells import Said
from planner.exchange.page_order import PlanRows, Wanted
from planner.exchange.page_reading import CannotUpdate, Why
from planner.rules.plan import TEACHING, Kind, Mode, PlannedSession, numbers
from planner.rules.slots import Hours
from planner.rules.terms import Days

WINTER = Days(date(2023, 10, 16), date(2024, 2, 10))
WEEK = timedelta(weeks=1)
PAGE = """# Birds

Wednesdays, 12:30-14:00, in Room 1

| session    | date          | topic                       | reading           |
|------------|---------------|-----------------------------|-------------------|
| 1          | October 18th  | [The lark](lark.pdf) (part 1) | Alaudidae, ch. 1  |
| 2          | October 25th  | The owl                     | Strigidae         |
|            | November 1st  | **holiday** (songs)         |                   |
| 3          | November 8th  | The *wren*                  | [Aves](aves.html) |
| 4 (online) | November 15th | buffer                      |                   |
| --         | --            | **Christmas break**         |                   |
| 5          | January 10th  | The tit                     | Paridae           |

See you!"""


def plan_of(text: str, lectures: Days = WINTER) -> PlanRows:
    """Return the plan that a course made from this page has."""
    page = understand(text, lectures=lectures)
    return numbered(
        PlanRows(
            lectures=lectures,
            slots=page.slots,
            rows=tuple(
                Wanted(
                    id=f"s{n}",
                    line=one.line,
                    row=PageRow(
                        topic=one.topic,
                        kind=one.kind,
                        mode=one.mode,
                        day=one.day,
                        end_day=one.end_day,
                        laid=one.laid is not None,
                        hours=one.hours,
                        room=one.room,
                        note=one.note,
                    ),
                    begins=(one.day or one.laid.first, "", n) if one.day or one.laid else None,
                )
                for n, one in enumerate(page.sessions)
            ),
        )
    )


def numbered(plan: PlanRows) -> PlanRows:
    """Number the sessions by their dates, and put them in order."""
    rows = sorted(plan.rows, key=lambda one: one.begins or (date.max, "", 0))
    counted = numbers(
        PlannedSession(id=one.id, topic=one.row.topic, kind=one.row.kind, day=one.row.day)
        for one in rows
        if not one.row.cancelled
    )
    rows = [replace(one, row=replace(one.row, number=counted.get(one.id, ""))) for one in rows]
    return replace(plan, rows=tuple(rows))


def change(plan: PlanRows, topic: str, /, **fields) -> PlanRows:
    """Change a session, found by a part of its topic."""
    rows = list(plan.rows)
    at = next(n for n, one in enumerate(rows) if topic in one.row.topic)
    row = replace(rows[at].row, **fields)
    begins = (row.day, "", at) if row.day else rows[at].begins if row.laid else None
    rows[at] = replace(rows[at], row=row, begins=begins)
    return numbered(replace(plan, rows=tuple(rows)))


def day_of(plan: PlanRows, topic: str) -> date:
    return next(one.row.day for one in plan.rows if topic in one.row.topic)


def without(plan: PlanRows, topic: str) -> PlanRows:
    return numbered(
        replace(plan, rows=tuple(one for one in plan.rows if topic not in one.row.topic))
    )


def added(plan: PlanRows, row: PageRow) -> PlanRows:
    return numbered(
        replace(plan, rows=(*plan.rows, Wanted(id="new", row=row, begins=(row.day, "", 9))))
    )


def swapped(plan: PlanRows, one: str, other: str) -> PlanRows:
    first, second = day_of(plan, one), day_of(plan, other)
    return change(change(plan, one, day=second), other, day=first)


def diff(old: str, new: str) -> list[str]:
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:2] not in {"--", "++", "@@"}]


def told(text: str, plan: PlanRows) -> str:
    """Bring a page up to date; it tells the plan then, and once more changes nothing."""
    made = updated(text, plan, "page.md").text
    assert updated(made, plan, "page.md").text == made
    return made


def test_an_unchanged_plan_changes_nothing():
    assert told(PAGE, plan_of(PAGE)) == PAGE


def test_swapped_sessions_change_place_with_their_links_and_readings():
    assert diff(PAGE, told(PAGE, swapped(plan_of(PAGE), "owl", "wren"))) == [
        "-| 2          | October 25th  | The owl                     | Strigidae         |",
        "+| 2          | October 25th  | The *wren*                  | [Aves](aves.html) |",
        "-| 3          | November 8th  | The *wren*                  | [Aves](aves.html) |",
        "+| 3          | November 8th  | The owl                     | Strigidae         |",
    ]


def test_a_session_that_moves_past_the_break_takes_its_row_along():
    made = told(PAGE, change(plan_of(PAGE), "wren", day=date(2024, 1, 17)))
    assert diff(PAGE, made) == [
        "-| 3          | November 8th  | The *wren*                  | [Aves](aves.html) |",
        "-| 4 (online) | November 15th | buffer                      |                   |",
        "+| 3 (online) | November 15th | buffer                      |                   |",
        "-| 5          | January 10th  | The tit                     | Paridae           |",
        "+| 4          | January 10th  | The tit                     | Paridae           |",
        "+| 5          | January 17th  | The *wren*                  | [Aves](aves.html) |",
    ]


def test_a_topic_changes_only_in_the_words_that_differ():
    made = told(PAGE, change(plan_of(PAGE), "lark", topic="The lark (part 2)"))
    assert diff(PAGE, made)[1:] == [
        "+| 1          | October 18th  | [The lark](lark.pdf) (part 2) | Alaudidae, ch. 1  |"
    ]


def test_a_cancelled_session_stays_and_says_so_and_comes_back_as_it_was():
    plan = plan_of(PAGE)
    gone = change(plan, "The lark", cancelled=True, because="storm", hours=None, room="")
    made = told(PAGE, gone)
    assert (
        "|            | October 18th  | **cancelled:** [The lark](lark.pdf) (part 1) (storm) |"
        in made
    )
    assert "| 1          | October 25th  | The owl " in made
    assert told(made, plan).split() == PAGE.split()  # but for blanks: the row had grown


def test_a_new_session_is_a_row_and_a_shelved_one_goes():
    plan = change(plan_of(PAGE), "owl", day=None, hours=None)
    new = PageRow(topic="The jay | pie", day=date(2023, 11, 22), hours=plan.slots[0].hours)
    made = updated(PAGE, added(plan, new), "page.md")
    assert made.gone == ((8, "The owl"),)
    assert (
        "\n| 4          | November 22nd | The jay \\| pie              |                   |\n"
        in made.text
    )
    assert "The owl" not in made.text


def test_a_holiday_row_stays_until_a_session_is_held_on_its_day():
    plan = without(plan_of(PAGE), "holiday")
    assert told(PAGE, plan) == PAGE
    assert "holiday" not in told(PAGE, change(plan, "owl", day=date(2023, 11, 1)))


def test_hours_and_modes_are_told_where_the_page_has_a_place_for_them():
    plan = change(plan_of(PAGE), "owl", hours=Hours(time(8, 15), time(9, 45)))
    made = told(PAGE, change(plan, "wren", mode=Mode.HYBRID))
    assert "| October 25th, 08:15–09:45 |" in made
    assert "| 3 (hybrid) | November 8th  |" in made
    assert "| 4          | November 15th | buffer" in told(
        PAGE, change(plan_of(PAGE), "buffer", mode=Mode.IN_PERSON, room="Room 1")
    )


def test_what_the_page_has_no_column_for_is_named():
    plan = change(plan_of(PAGE), "owl", room="Tower", note="by night")
    made = updated(PAGE, plan, "page.md")
    assert made.text == PAGE
    assert made.unsaid == (("The owl", Said.NOTE), ("The owl", Said.ROOM))


STYLES = {
    "18.10.": ("18.10.", "25.10.", "8.11.", "1.11."),
    "dotted": ("18.10.23", "25.10.23", "08.11.23", "01.11.23"),
    "ISO": ("2023-10-18", "2023-10-25", "2023-11-08", "2023-11-01"),
    "German": ("Mi, 18.10.2023", "Mi, 25.10.2023", "Mi, 8.11.2023", "Mi, 1.11.2023"),
    "long": ("18. Oktober", "25. Oktober", "8. November", "1. November"),
    "American": ("Wed 10/18", "Wed 10/25", "Wed 11/8", "Wed 11/1"),
    "dashed": ("18-Oct", "25-Oct", "8-Nov", "1-Nov"),
    "French": ("mer 18 oct", "mer 25 oct", "mer 8 nov", "mer 1 nov"),
    "short": ("Oct 18", "Oct 25", "Nov 8", "Nov 1"),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_moved_and_a_new_session_are_dated_as_the_page_dates(style, ends):
    first, second, third, moved = STYLES[style]
    text = ends.join(
        (
            "|Datum|Thema",
            "|:--|--",
            f"|{first}|Lerche",
            f"|{second}|Eule ",
            f"|{third}|Meise",
        )
    )
    plan = change(plan_of(text), "Eule", day=date(2023, 11, 1))
    new = PageRow(topic="Specht", day=date(2023, 10, 25))
    made = told(text, added(plan, new))
    assert made == ends.join(
        (
            "|Datum|Thema",
            "|:--|--",
            f"|{first}|Lerche",
            f"|{second}|Specht",
            f"|{moved}|Eule ",
            f"|{third}|Meise",
        )
    )


def test_the_week_belongs_to_the_date_and_a_page_keeps_its_own_counting():
    text = """| week | no. | date | topic |
|--|--|--|--|
| 1 | 0 | Oct 18 | Lark |
| 2 | 1 | Oct 25 | Owl |
| 4 | 2 | Nov 8 | Wren |
"""
    made = told(text, change(plan_of(text), "Lark", day=date(2023, 11, 15)))
    assert made.splitlines()[2:] == [
        "| 2 | 0 | Oct 25 | Owl |",
        "| 4 | 1 | Nov 8 | Wren |",
        "| 5 | 2 | Nov 15 | Lark |",
    ]


def test_a_page_may_run_backwards_and_be_in_a_table_for_each_month():
    rows = [f"| {day} | {topic} |" for day, topic in (("Nov 8", "Wren"), ("Oct 25", "Owl"))]
    head = "| date | topic |\n|--|--|\n"
    falling = head + "\n".join([*rows, "| Oct 18 | Lark |"]) + "\n"
    made = told(falling, change(plan_of(falling), "Lark", day=date(2023, 11, 1)))
    assert made.splitlines()[2:] == [rows[0], "| Nov 1  | Lark |", rows[1]]
    november = f"\n\n## November\n\n{head}"
    months = f"## October\n\n{head}| Oct 18 | Lark |\n{rows[1]}{november}{rows[0]}\n"
    made = told(months, change(plan_of(months), "Lark", day=date(2023, 11, 1)))
    assert made == f"## October\n\n{head}{rows[1]}{november}| Nov 1  | Lark |\n{rows[0]}\n"


def test_a_row_that_cannot_be_told_is_refused_by_name():
    plan = change(plan_of(PAGE), "wren", day=date(2029, 1, 17))
    with pytest.raises(NotReadBack) as refusal:
        updated(PAGE, plan, "page.md")
    assert (refusal.value.topic, refusal.value.said) == ("The wren", Said.DATE)


def test_every_kind_of_row_can_be_new():
    plan = plan_of(PAGE)
    for n, kind in enumerate(Kind):
        day = date(2024, 1, 16) + timedelta(days=n)
        row = PageRow(topic=f"Nest {n}", kind=kind, day=day)
        plan = replace(plan, rows=(*plan.rows, Wanted(id=kind, row=row, begins=(day, "", n))))
    made = told(PAGE, numbered(plan))
    read = understand(made, lectures=WINTER).sessions
    assert [one.kind for one in read if "Nest" in one.topic] == list(Kind)
    assert all(one.number for one in read if "Nest" in one.topic and one.kind in TEACHING)


FORMS = {
    "MyST table": "```{{table}} Plan\n| date | topic |\n|--|--|\n{}\n```\n",
    "list-table": "```{{list-table}}\n:header-rows: 1\n\n* - date\n  - topic\n{}\n```\n",
    "HTML": "<table>\n<tr><th>date</th><th>topic</th></tr>\n{}\n</table>\n",
}
ROWS = {
    "MyST table": "| {} | {} |",
    "list-table": "* - {}\n  - {}",
    "HTML": "<tr>\n  <td>{}</td><td>{}</td>\n</tr>",
}
LINKED = {"HTML": '<a href="owl.pdf">The owl</a>'}


@pytest.mark.parametrize("form", FORMS)
def test_tables_of_every_form_keep_theirs(form):
    def page(*rows: tuple[str, str]) -> str:
        return FORMS[form].format("\n".join(ROWS[form].format(*row) for row in rows))

    owl = LINKED.get(form, "[The owl](owl.pdf)")
    text = page(("Oct 18", "The lark"), ("Oct 25", owl), ("Nov 8", "The wren & tit"))
    plan = plan_of(text)
    assert told(text, plan) == text
    moved = change(plan, "owl", day=date(2023, 11, 15))
    assert (
        told(text, moved).split()
        == page(("Oct 18", "The lark"), ("Nov 8", "The wren & tit"), ("Nov 15", owl)).split()
    )


def test_a_table_whose_cells_reach_over_rows_is_left_alone_or_refused():
    text = FORMS["HTML"].format(
        '<tr><td rowspan="2">Oct 18</td><td>The lark</td></tr>\n<tr><td>The owl</td></tr>\n'
        "<tr><td>Nov 8</td><td>The wren</td></tr>"
    )
    plan = plan_of(text)
    assert told(text, plan) == text
    with pytest.raises(CannotUpdate) as refusal:
        updated(text, change(plan, "wren", topic="The tit"), "page.md")
    assert refusal.value.why is Why.SPANS
