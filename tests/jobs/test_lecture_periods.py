from __future__ import annotations

import logging
from datetime import date

import pytest

from planner.exchange.whole_file import CannotWrite
from planner.jobs.lecture_periods import HEADINGS, load_periods, save_periods, shipped
from planner.jobs.new_course import Wanted, blank
from planner.places import Places
from planner.rules.terms import DayOff, Days, LecturePeriod, OffKind, Term, usual_break

WINTER, LATER = Term.parse("WS 2026/27"), Term.parse("WS 2031/32")
HEAD = ",".join(HEADINGS).encode() + b"\n"
OWN_DAYS = Days(date(2026, 10, 5), date(2027, 1, 30))


def period(term, lectures, pause=None):
    usual = usual_break(term)
    return LecturePeriod(
        term=term,
        lectures=lectures,
        pause=DayOff(pause, OffKind.BREAK, usual.name_de, usual.name_en) if pause else usual,
        derived=False,
        pause_derived=pause is None,
        own=True,
    )


@pytest.fixture
def file(tmp_path):
    return Places.under(tmp_path).lecture_periods


def test_without_a_file_of_ones_own_the_published_periods_hold(file):
    assert load_periods(file) == shipped()
    assert not load_periods(file).of(WINTER).own
    assert load_periods(file).of(LATER).derived


def test_ones_own_period_wins_comes_back_from_the_file_and_goes_again(file):
    pause = Days(date(2026, 12, 19), date(2027, 1, 9))
    own = shipped().with_own(period(WINTER, OWN_DAYS, pause))
    own = own.with_own(period(LATER, Days(date(2031, 10, 6), date(2032, 1, 31))))
    save_periods(own, file)
    read = load_periods(file)
    assert read.of(WINTER) == period(WINTER, OWN_DAYS, pause)
    assert read.of(LATER).pause == usual_break(LATER)
    assert {row.term: row.own for row in read.rows()}[Term.parse("SS 2026")] is False
    assert [row.term for row in read.rows() if row.own] == [WINTER, LATER]
    save_periods(read.without_own(WINTER).without_own(LATER), file)
    assert load_periods(file) == shipped()


def test_another_period_of_ones_own_takes_the_place_of_the_first():
    first = shipped().with_own(period(WINTER, OWN_DAYS))
    again = first.with_own(period(WINTER, Days(date(2026, 10, 19), date(2027, 2, 13))))
    assert len(again.own) == 1
    assert again.of(WINTER).lectures.first == date(2026, 10, 19)


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00broken",
        b"nothing that is a table",
        b"",
        HEAD + b"WS 2026/27,12.10.2026,,,\n",
        HEAD + b"WS 2026/27\n",
        HEAD + b"soon,2026-10-12,2027-02-06,,\n",
        HEAD + b"WS 2026/27,2025-10-12,2026-02-06,,\n",
        HEAD + b"WS 2026/27,2027-02-06,2026-10-12,,\n",
        b"term," + b"x" * 200_000 + b"\n1\n",
    ],
)
def test_a_broken_file_costs_nothing_but_a_line_in_the_log(file, caplog, content):
    caplog.set_level(logging.INFO)
    file.parent.mkdir()
    file.write_bytes(content)
    assert load_periods(file) == shipped()
    read_whole = content in {b"", b"nothing that is a table"}
    assert bool(caplog.records) is not read_whole
    caplog.clear()


def test_a_broken_row_leaves_the_others_standing(file, caplog):
    caplog.set_level(logging.INFO)
    file.parent.mkdir()
    file.write_text(
        "term,lectures_from,lectures_to,break_from,break_to\n"
        "soon,2026-10-12,2027-02-06,,\n"
        "WiSe 26/27,2026-10-05,2027-01-30,,\n",
        encoding="utf-8-sig",
    )
    assert load_periods(file).own == (period(WINTER, OWN_DAYS),)
    assert ["row 2" in record.getMessage() for record in caplog.records] == [True]
    caplog.clear()


def test_a_folder_that_takes_no_file_is_a_refusal(tmp_path):
    (tmp_path / "config").write_text("in the way")
    with pytest.raises(CannotWrite):
        save_periods(shipped(), Places.under(tmp_path).lecture_periods)


def test_a_new_course_takes_lectures_and_break_from_ones_own_table():
    pause = Days(date(2026, 12, 19), date(2027, 1, 9))
    own = shipped().with_own(period(WINTER, OWN_DAYS, pause))
    draft = blank(Wanted(term=WINTER, periods=own))
    assert draft.lectures == OWN_DAYS
    assert not draft.derived
    assert pause in {off.days for off in draft.days_off if off.kind is OffKind.BREAK}
    assert blank(Wanted(term=WINTER)).lectures == shipped().of(WINTER).lectures
