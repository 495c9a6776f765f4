from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.exchange.course_page import understand
from planner.exchange.course_page_out import PagePlan, PageRow, course_page
from planner.language import Language
from planner.rules.plan import TEACHING, Kind, Mode
from planner.rules.slots import Hours, Slot, Start
from planner.rules.terms import Days

WINTER = Days(date(2023, 10, 16), date(2024, 2, 10))
WEDNESDAY = Slot(2, Hours(time(12, 30), time(14)), "Finkenweg 3, room 1", Start.ST)
EARLY = Hours(time(8, 15), time(9, 45))
ENGLISH, GERMAN = Language.load("en"), Language.load("de")
LARK = PageRow(
    topic="The lark",
    number="1",
    day=date(2023, 10, 18),
    hours=WEDNESDAY.hours,
    room=WEDNESDAY.room,
)


def plan(*rows: PageRow, **more) -> PagePlan:
    return PagePlan(title="Birds", lectures=WINTER, rows=rows, slots=(WEDNESDAY,), **more)


def read(text: str):
    return understand(text, lectures=WINTER)


def told(sessions) -> tuple[PageRow, ...]:
    """Tell what was read as rows of a page again."""
    return tuple(
        PageRow(
            topic=one.topic,
            kind=one.kind,
            mode=one.mode,
            number=one.number,
            day=one.day,
            end_day=one.end_day,
            laid=one.laid is not None,
            hours=one.hours,
            room=one.room,
            note=one.note,
        )
        for one in sessions
    )


def table(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("|")]


def test_a_page_has_title_times_requirements_and_an_aligned_table():
    holiday = PageRow(topic="holiday (songs)", kind=Kind.HOLIDAY, day=date(2023, 11, 1))
    buffer = PageRow(
        topic="buffer",
        kind=Kind.BUFFER,
        mode=Mode.ONLINE,
        number="2",
        day=date(2023, 12, 20),
        hours=WEDNESDAY.hours,
    )
    rest = PageRow(topic="Christmas break", kind=Kind.BREAK, laid=True)
    text = course_page(
        plan(LARK, holiday, buffer, rest, above=("Winter",), credits=("3 ECTS: a poster",)),
        ENGLISH,
    )
    assert text == (
        "# Birds\n\nWinter\n\n"
        "The course takes place: **Wednesday, 12:30–14:00 s.t., in Finkenweg 3, room 1**.\n\n"
        "## Requirements\n\n* 3 ECTS: a poster\n\n"
        "## Schedule\n\n"
        "| session    | date          | topic               |\n"
        "|------------|---------------|---------------------|\n"
        "| 1          | October 18th  | The lark            |\n"
        "|            | November 1st  | **holiday** (songs) |\n"
        "| 2 (online) | December 20th | buffer              |\n"
        "| --         | --            | **Christmas break** |\n"
    )


def test_what_the_weekly_time_does_not_tell_has_a_column_of_its_own():
    early = PageRow(topic="The owl", number="2", day=date(2023, 10, 25), hours=EARLY, note="dark")
    text = course_page(plan(LARK, early), ENGLISH)
    assert table(text)[0].split("|")[3].strip() == "time"
    assert told(read(text).sessions)[1] == PageRow(
        **{name: getattr(early, name) for name in early.__slots__} | {"room": WEDNESDAY.room}
    )


def test_a_kind_that_the_topic_does_not_tell_is_named():
    exam = PageRow(topic="All songs", kind=Kind.EXAM, number="2", day=date(2023, 10, 25))
    text = course_page(plan(LARK, exam), GERMAN)
    assert "| Prüfung: All songs |" in " ".join(table(text)[-1].split())
    assert [row.kind for row in read(text).sessions] == [Kind.CLASS, Kind.EXAM]


def test_a_cancelled_session_keeps_its_day_and_says_so_in_public_words():
    gone = PageRow(topic="The owl", day=date(2023, 10, 25), cancelled=True, because="storm")
    text = course_page(plan(LARK, gone), ENGLISH)
    assert "**cancelled:** The owl (storm)" in text
    assert [row.kind for row in read(text).sessions] == [Kind.CLASS, Kind.NO_CLASS]


def test_a_date_outside_the_lectures_names_its_year():
    exam = PageRow(topic="Exam", kind=Kind.EXAM, number="2", day=date(2024, 2, 21))
    assert "February 21st, 2024" in course_page(plan(LARK, exam), ENGLISH)
    assert "21. Februar 2024" in course_page(plan(LARK, exam), GERMAN)


def test_myst_has_the_same_table_in_a_directive():
    plain, myst = (course_page(plan(LARK), ENGLISH, style) for style in ("markdown", "myst"))
    assert myst == plain.replace("| session", "```{table}\n| session") + "```\n"


WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\x1f"),
    max_size=30,
)


@st.composite
def plans(draw):
    """Draw plans whose kinds their topics tell; each topic begins with a word for that."""
    rows: list[PageRow] = []
    weeks = draw(st.lists(st.integers(0, 16), min_size=1, max_size=6, unique=True))
    for week in sorted(weeks):
        kind = draw(st.sampled_from((Kind.CLASS, Kind.CLASS, Kind.BUFFER, Kind.HOLIDAY)))
        taught = kind in TEACHING
        topic = {Kind.CLASS: "Song " + draw(WORDS)}.get(kind, kind.value)
        rows.append(
            PageRow(
                topic=" ".join(topic.split()),
                kind=kind,
                mode=draw(st.sampled_from(Mode)) if taught else Mode.IN_PERSON,
                number=str(sum(row.kind in TEACHING for row in rows) + 1) if taught else "",
                day=date(2023, 10, 18) + timedelta(weeks=week),
                hours=draw(st.sampled_from((WEDNESDAY.hours, EARLY))) if taught else None,
                note=draw(st.sampled_from(("", "bring a pen"))),
            )
        )
    return plan(*rows)


@pytest.mark.parametrize("say", [ENGLISH, GERMAN])
@settings(max_examples=20)
@given(drawn=plans())
def test_what_is_written_reads_back_the_same_and_is_written_the_same_again(say, drawn):
    text = course_page(drawn, say)
    again = told(read(text).sessions)
    for row, back in zip(drawn.rows, again, strict=True):
        for name in ("topic", "kind", "mode", "number", "day", "hours", "note"):
            assert getattr(back, name) == getattr(row, name), (name, text)
    assert course_page(plan(*again), say) == text
