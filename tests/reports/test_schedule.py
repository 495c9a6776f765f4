from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from planner.language import Language
from planner.reports.paper import GlyphsMissing
from planner.reports.schedule import schedule_pdf
from planner.reports.schedule_rows import (
    Pause,
    ScheduleDocument,
    Tone,
    pauses,
    schedule_rows,
    shelved,
    slot_words,
    topic_of,
)
from planner.rules.credits import Item
from planner.rules.plan import Kind, Mode, Plan, PlannedSession, Status
from planner.rules.slots import ExtraDate, Hours, Slot, Start
from planner.rules.terms import DayOff, Days, OffKind

ENGLISH, GERMAN = Language("en"), Language("de")
NOON = Hours(time(12, 30), time(14))
SLOT = Slot(2, NOON, "Room 1", Start.ST)
FIRST = date(2023, 10, 18)
SAINTS = date(2023, 11, 1)
CHRISTMAS = Days(date(2023, 12, 23), date(2024, 1, 6))
DAYS_OFF = (
    DayOff(Days(SAINTS, SAINTS), OffKind.HOLIDAY, "Allerheiligen", "All Saints' Day"),
    DayOff(CHRISTMAS, OffKind.BREAK, "Weihnachtsferien", "Christmas break"),
    DayOff(Days(date(2023, 12, 25), date(2023, 12, 25)), OffKind.HOLIDAY, "", "Christmas Day"),
    DayOff(Days(date(2023, 10, 3), date(2023, 10, 3)), OffKind.HOLIDAY, "", "Unity Day"),
)
HOLIDAY = PlannedSession(
    id="hol", topic="holiday", note="exercises at home", kind=Kind.HOLIDAY, day=SAINTS
)
BREAK = PlannedSession(
    id="brk",
    topic="Christmas break",
    kind=Kind.BREAK,
    laid=Days(date(2023, 12, 21), date(2024, 1, 9)),
)


def session(week, topic, **more):
    given = {"day": FIRST + timedelta(weeks=week), "hours": NOON, "room": "Room 1"}
    return PlannedSession(id=f"s{week}", topic=topic, position=week, **(given | more))


def document(*sessions, **more):
    plan = Plan(
        sessions=sessions,
        lectures=Days(date(2023, 10, 16), date(2024, 2, 10)),
        slots=(SLOT,),
        days_off=DAYS_OFF,
    )
    given = {"course": "RL & <LLMs>", "term": "Winter semester 2023/24"}
    return ScheduleDocument(**(given | {"as_of": date(2023, 11, 13), "plan": plan} | more))


def pages_of(data):
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


def text_of(*sessions, say=ENGLISH, **more):
    return " ".join(pages_of(schedule_pdf(document(*sessions, **more), say)))


def rows(*sessions, **more):
    return schedule_rows(document(*sessions, **more), ENGLISH)


def test_sessions_are_numbered_by_date_with_holidays_and_breaks_between_them():
    shown = rows(session(3, "Second"), session(0, "First"), HOLIDAY, BREAK, session(12, "Third"))
    assert [(row.number, row.topic) for row in shown] == [
        ("1", "First"),
        ("", "All Saints' Day"),
        ("2", "Second"),
        ("", "Christmas break"),
        ("3", "Third"),
    ]
    assert [row.tone for row in shown][1] is Tone.HOLIDAY
    assert [row.day for row in shown][:2] == ["Wed 18 Oct 2023", "Wed 1 Nov 2023"]
    assert shown[1].notes == "exercises at home"
    assert shown[3].day == "23 Dec – 6 Jan"


def test_a_holiday_without_a_row_is_shown_if_it_takes_away_a_day_of_the_slot():
    assert [row.topic for row in rows(session(0, "First"))] == [
        "First",
        "All Saints' Day",
        "Christmas break",
    ]


def test_a_holiday_within_a_break_goes_without_saying():
    found = pauses(document().plan, ENGLISH)
    assert [pause.name for pause in found] == ["Unity Day", "All Saints' Day", "Christmas break"]


def test_holidays_are_named_in_the_language_of_the_document_or_else_in_the_other():
    found = pauses(document(HOLIDAY, BREAK).plan, GERMAN)
    assert [pause.name for pause in found] == ["Unity Day", "Allerheiligen", "Weihnachtsferien"]


def test_a_break_nobody_stored_has_the_days_it_is_laid_on():
    plan = replace(document(BREAK).plan, days_off=())
    assert pauses(plan, ENGLISH) == (
        Pause(days=BREAK.laid, name="Christmas break", tone=Tone.BREAK, row=BREAK),
    )


def test_what_is_special_about_a_session_stands_in_the_notes():
    shown = rows(
        session(0, "First", mode=Mode.ONLINE),
        session(1, "Finals", kind=Kind.EXAM, room="Hall", hours=Hours(time(10), time(12))),
        session(3, "buffer", kind=Kind.BUFFER, note="if needed"),
    )
    assert [row.notes for row in shown if row.number] == ["Online", "Exam · Hall", "if needed"]
    assert [row.hours for row in shown if row.number] == ["", "10:00–12:00", ""]
    assert [row.topic for row in shown if row.number] == ["First", "Finals", "Buffer"]


def test_a_cancelled_session_says_why_in_words_for_the_public_and_has_no_number():
    gone = session(0, "First", status=Status.CANCELLED)
    (row,) = [row for row in rows(gone, cancelled_because={"s0": "ill"}) if row.topic == "First"]
    assert (row.number, row.notes, row.tone) == ("", "cancelled: ill", Tone.CANCELLED)
    assert rows(gone)[0].notes == "cancelled"


def test_a_session_without_a_topic_says_what_it_is():
    assert topic_of(PlannedSession(id="x", topic=""), ENGLISH) == "Class"
    no_class = PlannedSession(id="x", topic="No class", kind=Kind.NO_CLASS)
    assert topic_of(no_class, ENGLISH) == "No class"


def test_no_class_for_several_days_is_a_pause_and_a_deadline_laid_over_days_a_row():
    days = Days(date(2023, 12, 4), date(2023, 12, 8))
    closed = PlannedSession(id="n", topic="Reading week", kind=Kind.NO_CLASS, laid=days)
    late = PlannedSession(id="o", topic="Registration", kind=Kind.OTHER, laid=days)
    shown = [row for row in rows(closed, late) if row.day == "4 Dec – 8 Dec"]
    assert [(row.topic, row.tone) for row in shown] == [
        ("Registration", Tone.OTHER),
        ("Reading week", Tone.NO_CLASS),
    ]


def with_times(*sessions, **times):
    found = document(*sessions)
    return replace(found, plan=replace(found.plan, **times))


def test_a_single_date_tells_its_hours_and_its_room_goes_without_saying():
    saturday = date(2023, 10, 21)
    extra = (ExtraDate(saturday, Hours(time(10), time(16)), "Attic"),)
    held = PlannedSession(id="x", topic="Block", day=saturday, hours=extra[0].hours, room="Attic")
    found = with_times(held, extra=extra, slots=())
    shown = next(row for row in schedule_rows(found, ENGLISH) if row.topic == "Block")
    assert (shown.hours, shown.notes) == ("10:00–16:00", "")
    assert slot_words(found.plan, ENGLISH) == ("Sat 21 Oct 2023, 10:00–16:00, Attic",)


def test_a_slot_that_counts_for_a_while_says_so():
    slot = replace(SLOT, valid=Days(date(2023, 10, 16), date(2023, 12, 22)))
    assert slot_words(with_times(slots=(slot,)).plan, ENGLISH) == (
        "Wednesday, 12:30–14:00 s.t. (16 Oct – 22 Dec), Room 1",
    )


def test_a_holiday_is_a_row_only_while_the_slot_of_its_weekday_counts():
    over = replace(SLOT, valid=Days(date(2023, 10, 16), date(2023, 10, 31)))
    topics = [row.topic for row in schedule_rows(with_times(slots=(over,)), ENGLISH)]
    assert topics == []
    named = ExtraDate(SAINTS, Hours(time(10), time(11)))
    found = with_times(slots=(over,), extra=(named,))
    assert [row.topic for row in schedule_rows(found, ENGLISH)] == ["All Saints' Day"]


def test_an_excursion_of_several_days_shows_its_first_and_last():
    trip = session(1, "Excursion", end_day=FIRST + timedelta(days=9))
    assert rows(trip)[0].day == "25 Oct – 27 Oct"


def test_the_pdf_says_title_term_slot_with_place_and_date():
    text = text_of(session(0, "First"), institution="University", lecturers="Dr. Łuchs")
    assert "RL & <LLMs>" in text
    assert "Winter semester 2023/24" in text
    assert "Wednesday, 12:30–14:00 s.t., Room 1" in text
    assert "As of 13 November 2023" in text
    assert "Dr. Łuchs" in text


def test_the_pdf_has_every_row_in_order():
    text = text_of(session(0, "First"), HOLIDAY, BREAK, session(12, "Third"))
    places = [text.index(word) for word in ("First", "All Saints' Day", "Christmas", "Third")]
    assert places == sorted(places)


@pytest.mark.parametrize("topic", ["Şeyma Gőz, Łucja Žák", "<b>Zoë & Co", '=HYPERLINK("x")'])
def test_a_topic_appears_as_written(topic):
    assert topic in text_of(session(0, topic), session(1, topic, status=Status.CANCELLED))


def test_what_has_no_date_yet_and_what_is_due_stand_below_the_table():
    guest = PlannedSession(id="g", topic="Guest lecture")
    sheet = Item(id="h", title="Homework sheet 1", due=date(2023, 11, 15), max_points=Decimal(9))
    text = text_of(session(0, "First"), guest, items=(sheet, Item(id="p", title="Poster")))
    assert text.index("Wed 15 Nov 2023 Homework sheet 1") < text.index("No date yet Guest lecture")
    assert "Poster" not in text
    assert shelved(document(guest).plan) == (guest,)


def test_an_empty_course_gives_a_page_that_says_so():
    assert "No session has a date yet." in " ".join(
        pages_of(
            schedule_pdf(
                replace(document(), plan=replace(document().plan, slots=(), days_off=())), ENGLISH
            )
        )
    )


def test_the_foot_says_term_and_date_also_below_a_long_title():
    said = text_of(course="A course with a very long title " * 6)
    assert "Winter semester 2023/24 · As of 13 November 2023 · A course" in said
    assert "… Page 1 of 1" in said


def test_three_hundred_rows_repeat_the_heading_on_every_page():
    many = [
        PlannedSession(id=f"s{n}", topic=f"Topic number {n}!", day=FIRST + timedelta(days=n))
        for n in range(300)
    ]
    pages = pages_of(schedule_pdf(document(*many), ENGLISH))
    assert len(pages) > 5
    assert all("No. Date Topic" in page for page in pages)
    text = " ".join(pages)
    assert all(f"Topic number {n}!" in text for n in range(300))


def test_a_topic_longer_than_a_page_is_printed_to_its_end():
    assert "END" in text_of(session(0, "word " * 3000 + "END"))


def test_a_character_our_fonts_lack_is_refused_naming_the_session():
    with pytest.raises(GlyphsMissing) as refusal:
        schedule_pdf(document(session(0, "Chess ♟")), ENGLISH)
    assert refusal.value.characters == ("♟",)
    assert refusal.value.where == "session 1"


def test_the_same_rows_give_the_same_bytes():
    one = document(session(0, "First"), HOLIDAY)
    assert schedule_pdf(one, ENGLISH) == schedule_pdf(one, ENGLISH)


def test_the_file_names_the_course_and_embeds_its_fonts(fonts_of):
    data = schedule_pdf(document(session(0, "First"), HOLIDAY), ENGLISH)
    title = PdfReader(BytesIO(data)).metadata.title
    assert title == "RL & <LLMs> · Winter semester 2023/24"
    assert all(fonts_of(data).values())


def test_a_label_stands_among_the_notes_of_its_session():
    (row,) = [
        row
        for row in schedule_rows(
            document(session(0, "Museum"), labels={"s0": "excursion"}), ENGLISH
        )
        if row.number == "1"
    ]
    assert row.notes == "excursion"


@pytest.mark.parametrize(
    ("size", "wide", "high"),
    [
        ("best", 595, 842),
        ("a4-landscape", 842, 595),
        ("a3", 842, 1191),
        ("a3-landscape", 1191, 842),
    ],
)
def test_it_fits_every_paper_with_the_way_to_the_course_page(size, wide, high):
    url = "https://example.org/seminar"
    made = schedule_pdf(document(session(0, "First"), page_url=url), ENGLISH, size)
    (page,) = PdfReader(BytesIO(made)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (wide, high)
    assert url in page.extract_text()
    links = [one.get_object()["/A"]["/URI"] for one in page["/Annots"]]
    assert links == [url]
