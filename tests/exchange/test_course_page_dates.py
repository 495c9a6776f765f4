from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.course_page_dates import (
    day_in_term,
    distance,
    printed_date,
)
from planner.exchange.course_page_day_forms import Order, PrintedDay
from planner.language import MONTHS, SHORT_MONTHS, Language
from planner.rules.terms import Days, Term, lecture_period

WINTER = Days(date(2023, 10, 16), date(2024, 2, 10))
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
TERMS = st.integers(2001, 2098).flatmap(
    lambda year: st.sampled_from([Term.parse(f"WS {year}"), Term.parse(f"SS {year}")])
)


@pytest.mark.parametrize(
    "text",
    [
        *("October 18th", "18th of October", "Oct. 18", "18. Oktober", "18. Okt.", "18.Oktober"),
        *("18.10.", "18.10", "18. 10.", "10/18", "18/10", "  Oct   18th "),
    ],
)
def test_a_day_is_read_in_all_its_forms(text):
    assert printed_date(text).first == PrintedDay(10, 18)


@pytest.mark.parametrize(
    "text",
    [
        *("2023-10-18", "2023/10/18", "2023.10.18", "18.10.2023", "18.10.23", "18/10/2023"),
        *("October 18, 2023", "18. Oktober 2023"),
    ],
)
def test_a_printed_year_is_kept(text):
    assert printed_date(text).first == PrintedDay(10, 18, 2023)


@pytest.mark.parametrize(
    "text",
    ["Mi, 18.10.", "Wed Oct 18", "Wednesday, 18 October", "18.10. (Mittwoch)", "Mi. 18.10."],
)
def test_a_printed_weekday_is_kept(text):
    assert printed_date(text).first == PrintedDay(10, 18, None, 2)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Dec 21 – Jan 9", (12, 21), (1, 9)),
        ("21.12.–9.1.", (12, 21), (1, 9)),
        ("Do 21.12. bis Di 9.1.", (12, 21), (1, 9)),
        ("21.–23.12.", (12, 21), (12, 23)),
        ("December 21-23", (12, 21), (12, 23)),
        ("06. - 10.10.", (10, 6), (10, 10)),
        ("29.12. – 02.01.", (12, 29), (1, 2)),
        ("Oct 30 - Nov 3", (10, 30), (11, 3)),
        ("Mo-Fr 2.-6.10.", (10, 2), (10, 6)),
        ("du 2 au 6 octobre", (10, 2), (10, 6)),
        ("del 26-oct al 1-nov", (10, 26), (11, 1)),
        ("30 Settembre - 4 Ottobre", (9, 30), (10, 4)),
        ("22/08 a 16/10", (8, 22), (10, 16)),
    ],
)
def test_a_run_of_days_has_a_first_and_a_last_one(text, first, last):
    found = printed_date(text)
    assert (found.first.month, found.first.day) == first
    assert (found.last.month, found.last.day) == last
    assert found.rest == ""


@pytest.mark.parametrize("text", ["", "--", "TBA", "31.02.", "12:30–14:00", "week 3", "0.0.", "²"])
def test_what_is_no_day_is_none(text):
    assert printed_date(text) is None


def test_what_is_left_over_is_said():
    assert printed_date("18.10. 12:30–14:00").rest == "12:30–14:00"
    assert printed_date("Oct 18 (perhaps)").rest == "perhaps"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("8./15.11.", [(11, 8), (11, 15)]),
        ("Mo, 16.10. und Mi, 18.10.", [(10, 16), (10, 18)]),
        ("Aug 29, 31", [(8, 29), (8, 31)]),
        ("30 Oct/1 Nov", [(10, 30), (11, 1)]),
        ("le 4 et le 6 septembre", [(9, 4), (9, 6)]),
        ("18.10. verschoben auf 20.10.", [(10, 20)]),
        ("20.10. (statt 18.10.)", [(10, 20)]),
        ("Oct 18 → Oct 20", [(10, 20)]),
        ("Oct 4, 12 - 2pm", [(10, 4)]),
        ("Week 3 Oct 16", [(10, 16)]),
        ("mar. 5 septembre", [(9, 5)]),
        ("Mar 13/4", [(4, 13)]),
        ("Mar 28/30", [(3, 28), (3, 30)]),
        ("05/Aug", [(8, 5)]),
        ("31/Mar", [(3, 31)]),
        ("1 / 22", [(1, 22)]),
        ("1. 18.10.", [(10, 18)]),
    ],
)
def test_a_cell_may_hold_several_days_or_one_that_replaces_another(text, days):
    found = printed_date(text)
    assert [(day.month, day.day) for day in (found.first, *found.more)] == days
    assert found.last is None


@given(DAYS, st.sampled_from(["en", "de"]))
def test_every_day_as_the_program_writes_it_is_read_back(day, code):
    say = Language(code)
    for text in (say.day(day), say.long_day(day), day.isoformat(), f"{day:%d.%m.%Y}"):
        first = printed_date(text).first
        assert (first.year, first.month, first.day) == (day.year, day.month, day.day)


@given(TERMS, st.data())
def test_every_day_of_the_lectures_is_found_again_without_its_year(term, data):
    lectures = lecture_period(term).lectures
    day = data.draw(st.dates(lectures.first, lectures.last))
    assert day_in_term(PrintedDay(day.month, day.day), lectures) == day


@given(st.integers(1, 12), st.integers(1, 31), TERMS)
def test_a_day_is_never_put_far_from_the_lectures(month, day, term):
    lectures = lecture_period(term).lectures
    found = day_in_term(PrintedDay(month, day), lectures)
    assert found is None or distance(found, lectures) <= timedelta(weeks=12)


def test_a_printed_year_is_believed_unless_it_is_another_term():
    assert day_in_term(PrintedDay(10, 18, 2023), WINTER) == date(2023, 10, 18)
    assert day_in_term(PrintedDay(10, 18, 2022), WINTER) is None
    assert day_in_term(PrintedDay(2, 29, 2023), WINTER) is None
    assert day_in_term(PrintedDay(2, 29), WINTER) == date(2024, 2, 29)


@pytest.mark.parametrize("name", [*MONTHS["de"], *MONTHS["en"], *SHORT_MONTHS["de"]])
def test_every_month_has_a_number(name):
    assert printed_date(f"3 {name}").first.day == 3


@given(st.text())
def test_no_text_makes_the_reader_fail(text):
    found = printed_date(text)
    assert found is None or 1 <= found.first.month <= 12


NAMES = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
    " dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
}
WEEKDAYS = {
    "fr": "lun. mar. mer. jeu. ven. sam. dim.",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "pt": "seg ter qua qui sex sáb dom",
    "it": "lun mar mer gio ven sab dom",
}
FORMS = (
    *(
        "{d}. {de}",
        "{wde}, {d:02}.{m:02}.",
        "{d}.{m}.{y}",
        "{de} {d}",
        "{en} {d}",
        "{wen} {d}-{sen}",
    ),
    *("{wfr} {d} {fr}", "{d} de {es}", "{wes} {d} de {es} de {y}", "{d} de {pt} ({wpt})"),
    *("{wit} {d} {it}", "{wit}, {d}/{m}", "{d}/{m}/{y}", "{m}/{d}", "{y}-{m:02}-{d:02}"),
    *("{en} {d}, 10-12 Uhr", "{d} {fr}, 14h-16h", "Week 3: {d}.{m}.", "{d}. {de} 14 c.t.*"),
)


def written(form, day):
    """Write a day in one of the forms; {fr} is its month's name in French, {wfr} its weekday's."""
    says = {code: Language(code) for code in ("de", "en")}
    months = {code: names.split()[day.month - 1] for code, names in NAMES.items()}
    months |= {code: MONTHS[code][day.month - 1] for code in says}
    weekdays = {f"w{code}": names.split()[day.weekday()] for code, names in WEEKDAYS.items()}
    weekdays |= {f"w{code}": say.short_weekday(day) for code, say in says.items()}
    numbers = {"d": day.day, "m": day.month, "y": day.year}
    return form.format(**months, **weekdays, **numbers, sen=SHORT_MONTHS["en"][day.month - 1])


@given(TERMS, st.sampled_from(FORMS), st.data())
def test_a_day_in_any_form_is_read_as_itself_or_known_to_be_unsure(term, form, data):
    lectures = lecture_period(term).lectures
    day = data.draw(st.dates(lectures.first, lectures.last))
    first = printed_date(written(form, day)).first
    readings = [first, first.turned()] if first.order is Order.EITHER else [first]
    assert day in [day_in_term(reading, lectures) for reading in readings]
    assert first.weekday in {None, day.weekday()}
