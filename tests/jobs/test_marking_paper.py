from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from planner.commands import groups, presenters, results, talks
from planner.db.journal import Title
from planner.db.marking_sheets import marking_sheets
from planner.db.store import create_course
from planner.jobs.marking_paper import OnPaper, Order, TooManyCriteria, paper_of, print_paper
from planner.jobs.marking_sheets import NothingToMark, Wanted
from tests.marked_sheets import ENGLISH, TAKEN_ON, marked_course
from tests.small_course import student_id

POSTER = Wanted(person="Ben Arslan", items=("poster",))


@pytest.fixture
def store(tmp_path):
    with closing(marked_course(create_course(tmp_path / "a.course"))) as store:
        yield store


def do(store, command, *args, **named):
    store.change(Title.of("Step"), lambda tx: command(tx, *args, **named))


def lines(store, order=Order.NAME):
    sheet = store.read(paper_of, POSTER, OnPaper(order=order), ENGLISH, TAKEN_ON)
    (poster,) = sheet.items
    return poster.lines


def names(found):
    return [line.names for line in found]


def test_a_group_has_one_line_with_all_its_names_and_its_title(store):
    adler, dachs = (student_id(store, name) for name in ("Adler", "Dachs"))
    do(store, groups.make, "Group 1", ["poster"], [adler, dachs])
    do(store, results.annotate, dachs, "poster", title="Reward models")

    found = lines(store)

    assert names(found) == [("Adler, Test", "Dachs, Test"), ("Biber, Test",)]
    assert found[0].title == "Reward models"


def test_lines_stand_by_name_or_by_the_day_and_turn_of_the_talk(store):
    do(store, presenters.set_speakers, "sb", [], places=2)
    do(store, presenters.set_speakers, "sd", [], places=1)
    for name, session in (("Dachs", "sb"), ("Biber", "sb")):
        who = student_id(store, name)
        do(store, talks.present, who, "poster", session, on=TAKEN_ON, title=f"Poster of {name}")

    assert names(lines(store)) == [("Adler, Test",), ("Biber, Test",), ("Dachs, Test",)]
    found = lines(store, Order.PRESENTED)
    assert names(found) == [("Dachs, Test",), ("Biber, Test",), ("Adler, Test",)]
    assert [line.when for line in found] == [date(2023, 10, 25), date(2023, 10, 25), None]
    assert found[0].title == "Poster of Dachs"


def test_paper_is_written_and_nothing_is_expected_back(store, tmp_path):
    out = tmp_path / "poster.pdf"

    print_paper(store, out, POSTER, OnPaper(criteria=("Figures",)), say=ENGLISH, today=TAKEN_ON)

    assert out.read_bytes().startswith(b"%PDF")
    assert store.read(marking_sheets) == ()


def test_more_criteria_than_find_room_and_an_empty_sheet_are_refused(store):
    with pytest.raises(TooManyCriteria) as refusal:
        store.read(paper_of, POSTER, OnPaper(criteria=("x",) * 9), ENGLISH, TAKEN_ON)
    assert (refusal.value.criteria, refusal.value.most) == (9, 8)
    with pytest.raises(NothingToMark):
        store.read(paper_of, Wanted(person=""), OnPaper(), ENGLISH, TAKEN_ON)
