from __future__ import annotations

import csv
from contextlib import closing
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from planner.commands import results, students
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.exchange.moodle_grades import read_participants
from planner.jobs.moodle_grades import By, LoginsUnknown, Ticks, Wanted, Why, grade_import
from planner.language import Language
from planner.rules.credits import State
from tests.result_course import ids, result_course

FILES = Path(__file__).parents[1] / "exchange" / "files"
SAY = Language("en")


@pytest.fixture
def store():
    with closing(result_course()) as store:

        def enter(tx):
            who = ids(tx)
            results.enter(tx, who["Özdemir"], "rr1", Entry(points=Decimal("8.5")))
            results.enter(tx, who["Özdemir"], "talk", Entry(state=State.PASSED))
            results.enter(tx, who["Gans"], "talk", Entry(state=State.FAILED))
            results.enter(tx, who["Gans"], "rr1", Entry(state=State.MISSING))
            results.enter(tx, who["Özdemir"], "paper", Entry(mark=Decimal("1.3")))
            results.annotate(tx, who["Özdemir"], "rr1", feedback='Clear, "see" p. 3')

        store.change(Title.of("Enter"), enter)
        yield store


def made(store, **wanted):
    return store.read(grade_import, Wanted(**wanted), SAY)


def left_out(found):
    return {row.family: why for row, why in found.left_out}


def test_one_column_says_who_and_every_row_is_as_long_as_the_heading(store):
    found = made(store)
    text = found.content(SAY).decode("utf-8")
    head, *rows = csv.reader(StringIO(text))
    assert head == [
        *("ID number", "Reading response 1", "Feedback: Reading response 1"),
        *("Week 3", "Talk", "Term paper"),
    ]
    assert rows == [
        ["5100004", "", "", "", "0", ""],
        ["5100002", "", "", "", "", ""],
        ["5100001", "8.5", 'Clear, "see" p. 3', "", "1", "1.3"],
    ]
    assert left_out(found) == {"O'Hara": Why.NO_ID}  # Reh has left the course
    assert found.grades == 4


def test_who_is_not_among_the_participants_is_left_out_and_named(store):
    listed = read_participants(FILES / "courseid_4711_participants_en.csv")
    found = made(store, by=By.EMAIL, participants=listed, items=("talk",), ticks=Ticks.WORDS)
    assert [found.cells(row) for row in found.rows] == [
        ["aylin.oezdemir@student.example.org", "passed"]
    ]
    assert left_out(found) == {
        "Gans": Why.NOT_IN_MOODLE,
        "Müller-Lüdenscheidt": Why.NOT_IN_MOODLE,
        "O'Hara": Why.NOT_IN_MOODLE,
    }


def test_two_whom_moodle_would_take_for_one_are_both_left_out():
    def share_an_address(tx):
        students.edit(tx, ids(tx)["Gans"], email="Ciara.OHara@student.example.org")

    with closing(result_course()) as other:
        other.change(Title.of("Share"), share_an_address)
        found = made(other, by=By.EMAIL)
    assert left_out(found) == {"Gans": Why.TWICE, "O'Hara": Why.TWICE}


def test_user_names_come_from_the_list_of_participants_alone(store, tmp_path):
    with pytest.raises(LoginsUnknown):
        made(store, by=By.USERNAME)
    path = tmp_path / "participants.csv"
    path.write_text(
        "Username,First name,Last name,Email address\n"
        "zxoez01,Aylin,Özdemir,aylin.oezdemir@student.example.org\n"
        "zxgan02,Hannah,Gans,\n",
        encoding="utf-8",
    )
    found = made(store, by=By.USERNAME, participants=read_participants(path))
    assert [row.key for row in found.rows] == ["zxoez01"]
    assert left_out(found)["Gans"] is Why.UNSURE
