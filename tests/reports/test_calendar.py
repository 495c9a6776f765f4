from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from planner.language import Language
from planner.reports import paper
from planner.reports.calendar import calendar_pdf
from planner.reports.calendar_board import board_of
from planner.reports.calendar_page import Box, cut, lines_of
from planner.reports.paper import GlyphsMissing
from planner.reports.schedule_rows import ScheduleDocument, Tone
from planner.reports.sheet import Look
from planner.rules.credits import Item
from planner.rules.plan import Kind, Mode, Plan, PlannedSession, Status
from planner.rules.slots import ExtraDate, Hours, Slot
from planner.rules.terms import DayNote, DayOff, Days, NoteKind, OffKind

ENGLISH, GERMAN = Language("en"), Language("de")
NOON = Hours(time(12, 30), time(14))
SLOT = Slot(2, NOON, "Room 1")
FIRST = date(2023, 10, 18)
SAINTS = date(2023, 11, 1)
LECTURES = Days(date(2023, 10, 16), date(2024, 2, 10))
DAYS_OFF = (
    DayOff(Days(SAINTS, SAINTS), OffKind.HOLIDAY, "Allerheiligen", "All Saints' Day"),
    DayOff(
        Days(date(2023, 12, 23), date(2024, 1, 6)),
        OffKind.BREAK,
        "Weihnachtsferien",
        "Christmas break",
    ),
)
TEXT = Look(8, 10)


def session(week, topic, **more):
    day = FIRST + timedelta(weeks=week)
    given = {"id": f"s{week}", "day": day, "hours": NOON, "room": "Room 1", "position": week}
    return PlannedSession(topic=topic, **(given | more))


def document(*sessions, lectures=LECTURES, slots=(SLOT,), **more):
    plan = Plan(sessions=sessions, lectures=lectures, slots=slots, days_off=DAYS_OFF)
    given = {"course": "RL & <LLMs>", "term": "Winter semester 2023/24"}
    return ScheduleDocument(**(given | {"as_of": date(2023, 11, 13), "plan": plan} | more))


def full(weeks):
    """Return a term of so many weeks with a session in each."""
    lectures = Days(LECTURES.first, LECTURES.first + timedelta(weeks=weeks, days=-2))
    return document(*(session(n, f"Topic {n}.") for n in range(weeks)), lectures=lectures)


def only_page(data):
    (page,) = PdfReader(BytesIO(data)).pages
    return page


def text_of(document, say=ENGLISH, **how):
    return " ".join(only_page(calendar_pdf(document, say, **how)).extract_text().split())


def places_of(page):
    """Return each piece of text with its left end and its base line."""
    found = []

    def visit(text, matrix, text_matrix, *_font):
        x, y = text_matrix[4] + matrix[4], text_matrix[5] + matrix[5]
        if text.strip():
            found.append((text.strip(), x, y))

    page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("weeks", [1, 16, 20, 24])
def test_a_semester_of_any_length_is_on_one_page(weeks, portrait):
    page = only_page(calendar_pdf(full(weeks), ENGLISH, "a4" if portrait else "best"))
    text = " ".join(page.extract_text().split())
    assert all(f"Topic {n}." in text for n in range(weeks))
    width, height = (float(side) for side in page.mediabox[2:])
    assert (width < height) is portrait
    assert all(0 < x < width and 0 < y < height for _, x, y in places_of(page))


def test_it_is_landscape_unless_told_otherwise():
    page = only_page(calendar_pdf(full(16), ENGLISH))
    assert page.mediabox.width > page.mediabox.height


@pytest.mark.parametrize("size", ["a4-landscape", "a3-landscape"])
def test_the_way_to_the_course_page_stands_above_the_weeks_and_can_be_followed(size):
    url = "https://example.org/seminar"
    page = only_page(calendar_pdf(replace(full(16), page_url=url), ENGLISH, size))
    assert url in page.extract_text()
    (link,) = (one.get_object() for one in page["/Annots"])
    assert link["/A"]["/URI"] == url
    left, low, right, high = (float(n) for n in link["/Rect"])
    assert 0 < left < right < page.mediabox.width
    assert page.mediabox.height * 0.85 < low < high < page.mediabox.height
    assert "/Annots" not in only_page(calendar_pdf(full(16), ENGLISH, size))


def test_it_says_title_term_slot_with_place_date_weekdays_and_weeks():
    text = text_of(document(session(0, "First")))
    for words in (
        "RL & <LLMs>",
        "Winter semester 2023/24 · Wednesday, 12:30–14:00, Room 1",
        "As of 13 November 2023",
        "Wednesday",
        "Mon",
        "16 Oct",
        "42",
        "1 Nov",
    ):
        assert words in text
    assert "Sat" not in text


@pytest.mark.parametrize(
    ("say", "names"),
    [
        (ENGLISH, ("All Saints' Day", "Christmas break, 23 Dec – 6 Jan")),
        (GERMAN, ("Allerheiligen", "Weihnachtsferien, 23. Dez. – 6. Jan.")),
    ],
)
def test_holidays_and_breaks_are_named_once_in_the_language_of_the_document(say, names):
    text = text_of(document(session(0, "First")), say)
    assert [text.count(name) for name in names] == [1, 1]


def test_a_holiday_in_a_narrow_column_is_named_there():
    text = text_of(document(session(0, "First"), slots=(Slot(0, NOON),)))
    assert "All Saints' Day" in text


def test_cards_know_number_topic_mode_and_why_they_are_cancelled():
    board = board_of(
        document(
            session(0, "First", mode=Mode.ONLINE),
            session(1, "Gone", status=Status.CANCELLED),
            session(3, "buffer", kind=Kind.BUFFER, hours=Hours(time(16), time(18))),
            cancelled_because={"s1": "ill"},
        ),
        ENGLISH,
    )
    first, gone, buffer = (card for cards in board.cards.values() for card in cards)
    assert (first.number, first.topic, first.tags, first.online) == (
        "1",
        "First",
        ("Online",),
        True,
    )
    assert (gone.number, gone.tags, gone.tone) == ("", ("cancelled: ill",), Tone.CANCELLED)
    assert (buffer.number, buffer.topic, buffer.tags) == ("2", "Buffer", ("16:00–18:00",))


def test_a_session_on_a_holiday_names_the_holiday():
    board = board_of(document(session(2, "Online all the same")), ENGLISH)
    assert board.cards[SAINTS][0].tags == ("All Saints' Day",)


def test_deadlines_stand_on_their_day_and_later_ones_below():
    items = (
        Item(id="1", title="Homework sheet 1", short="HW 1", due=FIRST),
        Item(id="2", title="Homework sheet 2", short="HW 2", due=date(2023, 11, 23)),
        Item(id="3", title="Project", due=date(2024, 3, 10)),
        Item(id="4", title="Poster"),
    )
    text = text_of(document(session(0, "First"), items=items, ends=date(2024, 3, 31)))
    assert "First HW 1 due" in text
    assert "HW 2 due" in text
    assert "to 31 Mar 10 Mar Project" in text
    assert "Poster" not in text


def test_a_deadline_on_a_sunday_gets_its_column():
    items = (Item(id="1", title="Essay", due=date(2023, 11, 26)),)
    assert board_of(document(items=items), ENGLISH).weekdays == tuple(range(7))
    assert "Essay due" in text_of(document(items=items))


def test_the_shelf_stands_at_the_bottom_if_there_is_anything_on_it():
    guest = PlannedSession(id="g", topic="Guest: reward hacking")
    assert "No date yet" not in text_of(document(session(0, "First")))
    assert text_of(document(session(0, "First"), guest)).endswith(
        "No date yet Guest: reward hacking"
    )


def test_lists_too_long_for_the_page_are_counted():
    waiting = [PlannedSession(id=f"g{n:02}", topic=f"Guest {n} " * 6) for n in range(60)]
    text = text_of(document(*waiting))
    shown = sum(f"Guest {n} Guest" in text for n in range(60))
    assert 0 < shown < 60
    assert text.endswith(f"and {60 - shown} more")


def test_a_session_far_from_the_lectures_is_listed_below():
    far = session(60, "Resit", kind=Kind.EXAM)
    board = board_of(document(session(0, "First"), far), ENGLISH)
    assert len(board.mondays) == 17
    assert [(entry.day, entry.text) for entry in board.later] == [("11 Dec", "Resit")]


def test_an_exam_soon_after_the_lectures_gets_a_week_of_its_own():
    exam = session(18, "Exam", kind=Kind.EXAM)
    board = board_of(document(session(0, "First"), exam), ENGLISH)
    assert exam.day in Days(board.mondays[-1], board.mondays[-1] + timedelta(days=6))


def test_a_long_topic_takes_two_lines_and_then_an_ellipsis():
    text = text_of(document(session(0, "a very long topic indeed, " * 30)))
    assert text.count("a very long topic indeed") < 15
    assert "…" in text


def test_what_happens_on_a_narrow_day_is_on_a_small_card():
    moved = session(0, "Moved", day=FIRST + timedelta(days=1), hours=Hours(time(16), time(18)))
    text = text_of(document(moved, session(1, "Usual")))
    assert "Moved" in text
    assert "16:00–18:00" in text


def test_several_sessions_of_one_day_are_all_there():
    rows = [
        session(0, f"Talk {n}", id=f"t{n}", hours=Hours(time(8 + n), time(9 + n)))
        for n in range(4)
    ]
    assert all(f"Talk {n}" in text_of(document(*rows)) for n in range(4))


@pytest.mark.parametrize("topic", ["Şeyma Gőz, Łucja Žák", "<b>Zoë & Co", '=HYPERLINK("x")'])
def test_a_topic_appears_as_written(topic):
    assert topic in text_of(document(session(0, topic)))


def test_an_empty_course_gives_an_empty_calendar():
    assert "42" in text_of(document(slots=()))


def test_three_hundred_sessions_stay_on_one_page():
    many = [session(n % 17, f"Topic {n}", id=f"s{n}", position=n) for n in range(300)]
    text = text_of(document(*many))
    assert all(f"Topic {n}" in text for n in range(17))
    assert "more" in text


def test_a_character_our_fonts_lack_is_refused_naming_the_day():
    with pytest.raises(GlyphsMissing) as refusal:
        calendar_pdf(document(session(0, "Chess ♟")), ENGLISH)
    assert refusal.value.where == "Wed 18 Oct 2023"


def test_the_same_rows_give_the_same_bytes():
    one = document(session(0, "First"))
    assert calendar_pdf(one, ENGLISH) == calendar_pdf(one, ENGLISH)


@given(
    st.text(alphabet="abc -/.äŁ", max_size=80),
    st.floats(min_value=0, max_value=200),
    st.integers(min_value=0, max_value=3),
)
def test_no_line_is_wider_than_its_room_and_none_is_too_many(text, width, most):
    paper.register_fonts()
    lines = lines_of(text, TEXT, width, most)
    assert len(lines) <= most
    assert all(TEXT.width_of(line) <= width + 0.001 for line in lines)


@given(st.text(alphabet="abc ,", max_size=40), st.floats(min_value=12, max_value=100))
def test_what_is_cut_ends_in_an_ellipsis(text, width):
    paper.register_fonts()
    short = cut(text, TEXT, width)
    assert short == paper.plain(text) or short.endswith("…")


@settings(max_examples=8, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(min_value=0, max_value=16),
            st.integers(min_value=0, max_value=6),
            st.text(alphabet="ab cŁ,", max_size=60),
            st.sampled_from(list(Kind)),
            st.sampled_from(list(Status)),
        ),
        max_size=40,
    ),
    st.booleans(),
)
def test_whatever_the_plan_all_text_lies_on_the_page(rows, portrait):
    sessions = [
        PlannedSession(
            id=f"s{n}",
            topic=topic,
            kind=kind,
            status=status,
            day=LECTURES.first + timedelta(weeks=week, days=day),
            hours=NOON,
        )
        for n, (week, day, topic, kind, status) in enumerate(rows)
    ]
    page = only_page(calendar_pdf(document(*sessions), ENGLISH, "a4" if portrait else "best"))
    width, height = (float(side) for side in page.mediabox[2:])
    assert all(0 < x < width and 0 < y < height for _, x, y in places_of(page))


def test_the_file_names_the_course_and_embeds_its_fonts(fonts_of):
    data = calendar_pdf(document(session(0, "First")), ENGLISH)
    assert PdfReader(BytesIO(data)).metadata.title == "RL & <LLMs> · Winter semester 2023/24"
    assert fonts_of(data) == {"NotoSans-Regular": True, "NotoSans-Bold": True}


def test_boxes_shrink_to_nothing_but_never_below():
    assert Box(0, 0, 5, 5).shrunk(4, 4, 4, 4) == Box(4, 4, 0, 0)
    assert Box(0, 0, 5, 5).joined(Box(5, 0, 5, 6)) == Box(0, 0, 10, 6)


def test_single_dates_have_their_column_and_their_week_on_the_calendar():
    sunday = date(2024, 2, 18)
    found = document(session(0, "First"))
    extra = (ExtraDate(sunday, NOON),)
    board = board_of(replace(found, plan=replace(found.plan, extra=extra)), ENGLISH)
    assert board.mondays[-1] == date(2024, 2, 12)
    assert board.weekdays == tuple(range(7))
    assert board.slots == {2}
    block = board_of(replace(found, plan=replace(found.plan, extra=extra, slots=())), ENGLISH)
    assert block.slots == {6}


def test_notes_on_days_stand_by_date_below_the_weeks():
    window = Days(date(2024, 1, 8), date(2024, 1, 15))
    party = Days(date(2023, 12, 6), date(2023, 12, 6))
    notes = (
        DayNote(window, NoteKind.OFFICE, "Anmeldung", "registration"),
        DayNote(party, NoteKind.NOTE, "Institutsfeier", ""),
    )
    noted = document(session(0, "First"), notes=notes)
    assert [(one.day, one.text) for one in board_of(noted, ENGLISH).notes] == [
        ("6 Dec", "Institutsfeier"),
        ("8 Jan – 15 Jan", "Examination office: registration"),
    ]
    text = text_of(noted, Language.wanted("de", {}))
    assert "Hinweise 6. Dez. Institutsfeier 8. Jan. – 15. Jan. Prüfungsamt: Anmeldung" in text
    assert "Notes" not in text_of(document(session(0, "First")))


def test_a_label_is_a_tag_of_its_card_unless_the_topic_says_it():
    labels = {"s0": "excursion", "s1": "excursion"}
    rows = (session(0, "Computer museum"), session(1, "Excursion to Stuttgart"))
    cards = board_of(document(*rows, labels=labels), ENGLISH).cards
    assert [card.tags for day in cards.values() for card in day] == [("excursion",), ()]
