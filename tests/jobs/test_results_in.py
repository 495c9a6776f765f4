from __future__ import annotations

from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from planner.commands import results
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.students import NOTHING
from planner.db.students import results as entered
from planner.exchange.results_in import read_results
from planner.jobs import results_in as jobs
from planner.jobs.result_changes import Answers, NoItemFor, SaidTwice, Stranger, WhichOfThem
from planner.jobs.result_values import NumberForTick, OtherMaximum
from planner.jobs.returned_sheets import StudentLeft
from planner.jobs.sheet_entries import EntryUnread, TooManyPoints
from planner.language import Language
from planner.rules.credits import Result, State
from planner.rules.marking_sheets import Part
from planner.rules.results_in import Verdict
from tests.result_course import ids, result_course

FILES = Path(__file__).parents[1] / "exchange" / "files"
SAY = Language("en")


@pytest.fixture
def store():
    with closing(result_course()) as store:
        yield store


@pytest.fixture
def taking(store, tmp_path):
    """Show what a file would do, or the text of one, and take it."""

    def shown(source, name="results.csv", *, take=False, **answers):
        path = source
        if isinstance(source, str):
            path = tmp_path / name
            path.write_text(source, encoding="utf-8")
        found = store.read(jobs.preview, read_results(path), Answers(**answers), SAY)
        if take:
            store.change(Title.of("Take"), lambda tx: jobs.take(tx, found))
        return found

    return shown


def enter(store, family, item, **entry):
    who = store.read(ids)[family]
    store.change(Title.of("Enter"), lambda tx: results.enter(tx, who, item, Entry(**entry)))


def now(store, family, item):
    who = store.read(ids)[family]
    return store.read(entered, who).get(who, {}).get(item, NOTHING)


def verdicts(shown):
    return {
        (one.student.family if one.student else one.line.name, one.heading): one.verdict.value
        for one in shown.changes
    }


def test_a_grade_export_fills_points_and_feedback_by_the_titles_of_items(store, taking):
    shown = taking(FILES / "gradebook_export_en.csv", take=True)
    assert verdicts(shown) == {
        ("Özdemir", "Assignment: Reading response 1 (Real)"): "new",
        ("Özdemir", "Assignment: Reading response 1 (Feedback)"): "new",
        ("Müller-Lüdenscheidt", "Quiz: Week 3 (Real)"): "new",
    }
    assert now(store, "Özdemir", "rr1").facts == Result(points=Decimal("8.5"))
    assert now(store, "Özdemir", "rr1").feedback == "Well done"
    assert now(store, "Müller-Lüdenscheidt", "week3").facts == Result(points=Decimal(14))
    again = taking(FILES / "gradebook_export_en.csv")
    assert {one.verdict for one in again.changes} == {Verdict.SAME}


def test_a_worksheet_is_of_the_item_that_its_file_name_says(store, taking):
    text = (FILES / "offline_worksheet_en_points.csv").read_text().replace("100.00", "10.00")
    text = text.replace("87.50", "7.50").replace("No submission - ", "Submitted for grading - ")
    name = "Grades-Owls-Reading response 1-4711 (2).csv"
    taking(text, name, take=True)
    first, second, third = (
        now(store, one, "rr1") for one in ("Özdemir", "Müller-Lüdenscheidt", "O'Hara")
    )
    assert first.facts == third.facts == Result(state=State.SUBMITTED)
    assert second.facts == Result(state=State.SUBMITTED, points=Decimal("7.5"))
    assert second.feedback == 'Gut argumentiert; siehe "Kommentare", S. 3'


def test_lateness_and_extensions_come_from_the_status(store, taking):
    late = "Submitted for grading - 1 day 2 hours late - "
    longer = "No submission - Extension granted until: Friday, 1 December 2023, 12:00 AM"
    taking(
        "Identifier,Full name,Email address,Status,Grade,Grade can be changed,"
        "Last modified (submission)\n"
        f"Participant 1,A,aylin.oezdemir@student.example.org,{late},,Yes,"
        '"Friday, 9 February 2024, 11:59 PM"\n'
        f'Participant 2,B,bjoern.ml@student.example.org,"{longer}",,Yes,-\n',
        "Grades-Talk-1.csv",
        take=True,
    )
    row = now(store, "Özdemir", "talk")
    assert row.facts == Result(state=State.SUBMITTED, late_days=2)
    assert row.note == "Handed in 9 Feb 2024, 23:59: 2 days late (Moodle)."
    assert now(store, "Müller-Lüdenscheidt", "talk").facts == Result(due=date(2023, 11, 30))


def test_another_maximum_is_a_problem_until_points_are_converted(store, taking):
    sheet = FILES / "offline_worksheet_de_points_bom.csv"
    pair = {"items": {"Bewertung": "rr1"}}
    shown = taking(sheet, **pair)
    assert (
        OtherMaximum(
            column="Bewertung", item="Reading response 1", theirs=Decimal(100), ours=Decimal(10)
        )
        in shown.problems
    )
    taking(sheet, **pair, scaled=True, take=True)
    assert now(store, "Müller-Lüdenscheidt", "rr1").facts == Result(
        state=State.SUBMITTED, points=Decimal("8.75")
    )


def test_what_else_is_entered_stays_unless_somebody_insists(store, taking):
    enter(store, "Özdemir", "rr1", points=Decimal(7))
    enter(store, "Müller-Lüdenscheidt", "talk", state=State.EXCUSED)
    enter(store, "Gans", "rr1", state=State.SUBMITTED)
    text = "ID number,Name,RR 1,T\n5100001,x,8.5,\n5100002,x,,P\n5100004,x,9,\n"
    shown = taking(text)
    assert verdicts(shown) == {
        ("Özdemir", "RR 1"): "conflict",
        ("Müller-Lüdenscheidt", "T"): "conflict",
        ("Gans", "RR 1"): "changed",
    }
    assert {key[1] for key in shown.conflicts()} == {"rr1", "talk"}
    assert {key[1] for key in shown.conflicts(protected=False)} == {"rr1"}
    taking(text, insisted=shown.conflicts(), take=True)
    assert now(store, "Özdemir", "rr1").facts.points == Decimal("8.5")
    assert now(store, "Müller-Lüdenscheidt", "talk").facts.state is State.PASSED


def test_a_blank_or_a_dash_says_nothing_and_the_word_open_takes_back(store, taking):
    enter(store, "Özdemir", "rr1", points=Decimal(7))
    enter(store, "Gans", "rr1", points=Decimal(6))
    text = "Matrikelnummer;Name;RR 1\n5100001;x;-\n5100002;x;\n5100004;x;offen\n"
    shown = taking(text)
    assert verdicts(shown) == {("Gans", "RR 1"): "conflict"}
    taking(text, insisted=shown.conflicts(), take=True)
    assert now(store, "Gans", "rr1").facts == Result()
    assert now(store, "Özdemir", "rr1").facts.points == Decimal(7)


def test_values_that_do_not_fit_are_named_with_row_and_column(taking):
    shown = taking(
        "Matrikel;Name;RR 1;Talk;Term paper\n"
        "5100001;x;10,5;P;1,3\n"
        "5100002;x;acht;7;4,3\n"
        "5100004;x;1.234;✓;2.00\n"
    )
    problems = {(one.row, one.column): type(one) for one in shown.problems}
    assert problems == {
        (2, "RR 1"): TooManyPoints,
        (3, "RR 1"): EntryUnread,
        (3, "Talk"): NumberForTick,
        (3, "Term paper"): EntryUnread,
        (4, "RR 1"): EntryUnread,
    }
    assert (shown.count(Verdict.NEW), shown.skipped) == (4, 5)


def test_letters_are_states_only_where_all_of_them_are(store, taking):
    taking("Matrikel;Name;Talk\n5100001;x;p\n5100002;x;F\n", take=True)
    assert now(store, "Müller-Lüdenscheidt", "talk").facts.state is State.FAILED
    shown = taking("Matrikel;Name;Week 3\n5100001;x;A\n5100002;x;B\n")
    assert {one.verdict for one in shown.changes} == {Verdict.SKIPPED}


def test_people_are_matched_and_a_name_alone_is_a_question(store, taking):
    text = (
        "Name,ID number,E-mail,RR 1\n"
        '"Gans, Hannah",,,5\n'
        "Nobody Else,999,,6\n"
        "Aylin,5100001,bjoern.ml@student.example.org,7\n"
        "Reh,5100005,,8\n"
        "Reh,5100005,,9\n"
    )
    shown = taking(text)
    kinds = {type(one) for one in shown.problems}
    assert kinds == {Stranger, WhichOfThem, StudentLeft, SaidTwice}
    (asked,) = (one for one in shown.changes if one.verdict is Verdict.QUESTION)
    assert [row.family for row in asked.candidates] == ["Gans"]
    taking(text, people=shown.sole_candidates(), take=True)
    assert now(store, "Gans", "rr1").facts.points == Decimal(5)
    assert now(store, "Reh", "rr1").facts.points == Decimal(8)


def test_moodles_own_numbers_do_not_stand_in_the_way_of_addresses(taking):
    shown = taking("ID number,E-mail,RR 1\nzxoez01,aylin.oezdemir@student.example.org,7\n")
    assert verdicts(shown) == {("Özdemir", "RR 1"): "new"}


def test_columns_are_paired_as_remembered_or_told_and_others_named(taking):
    text = "Matrikel;Name;Test 3;Blatt\n5100001;x;5;6\n"
    shown = taking(text, remembered={"Test 3": "week3", "Blatt": "gone"})
    assert shown.paired == {"Test 3": "week3", "Blatt": None}
    assert shown.problems == (NoItemFor(column="Blatt", values=1),)
    told = taking(text, remembered={"Test 3": "week3"}, items={"Test 3": None, "Blatt": "rr1"})
    assert [one.item.id for one in told.changes] == ["rr1"]


def test_percentages_count_to_the_points_of_the_item(store, taking):
    taking("E-mail,Quiz: Week 3 (Percentage)\nbjoern.ml@student.example.org,93.33 %\n", take=True)
    assert now(store, "Müller-Lüdenscheidt", "week3").facts.points == Decimal(14)


def test_work_handed_in_again_waits_for_a_tick_and_is_another_attempt(store, taking):
    enter(store, "Özdemir", "rr1", points=Decimal(3))
    enter(store, "Özdemir", "rr1", state=State.RETURNED)
    sheet = (
        "Identifier,Full name,Email address,Status,Grade,Grade can be changed,"
        "Last modified (submission),Last modified (grade)\n"
        "Participant 1,A,aylin.oezdemir@student.example.org,Submitted for grading - ,,Yes,"
        '"Friday, 9 February 2024, 11:59 PM","Friday, {day} February 2024, 11:59 PM"\n'
    )
    pair = {"items": {"Grade": "rr1"}}
    assert taking(sheet.format(day=10), **pair).count(Verdict.SAME) == 1
    shown = taking(sheet.format(day=8), **pair)
    assert [one.key[1:] for one in shown.changes] == [("rr1", Part.RESULT)]
    taking(sheet.format(day=8), **pair, insisted=shown.conflicts(), take=True)
    row = now(store, "Özdemir", "rr1")
    assert (row.facts, row.attempt) == (Result(state=State.SUBMITTED), 2)
