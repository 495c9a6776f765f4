from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import attendance, results, sessions, students, talks, work
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.work import items, tiers
from planner.jobs.gradebook import gradebook, one_line
from planner.language import Language
from planner.rules.attendance import Presence
from planner.rules.credits import Item, ItemKind, Marking, Requirement, State
from planner.rules.proposals import Bar
from planner.rules.requirements import Asks, Counting
from planner.wording.reasons import reasons
from planner.wording.ways import way
from tests.small_course import furnished, student_id

STEP = Title.of("Prepare")
TODAY = date(2023, 11, 13)
SHEETS = ("hw1", "hw2", "hw3")
EN = Language("en")


def asked(text, *ids, **more):
    return Requirement(text=text, items=ids, **({"counting": Counting.ALL} | more))


PARTS = (
    asked("active participation", "part"),
    Requirement(text="three sheets", kinds=(ItemKind.HOMEWORK,), counting=Counting.ALL),
    asked("a poster", "poster"),
    asked("a project", "project"),
    asked("a presentation", "talk"),
)
KINDS = {
    "part": ItemKind.PARTICIPATION,
    **dict.fromkeys(SHEETS, ItemKind.HOMEWORK),
    "project": ItemKind.PROJECT,
    "talk": ItemKind.PRESENTATION,
}


@pytest.fixture
def store():
    """The course of the worked examples: 3, 6 and 9 credits as a seminar announces them."""
    with closing(furnished(in_memory())) as store:
        store.change(STEP, seminar)
        yield store


def seminar(tx):
    for id_, kind in KINDS.items():
        marking = Marking.GRADE if id_ in {"project", "talk"} else Marking.TICK
        work.add_item(tx, Item(id=id_, title=id_, kind=kind, marking=marking))
    three, six = tiers(tx)
    work.put_tier(tx, replace(three, requires=PARTS[:3]))
    work.put_tier(tx, replace(six, requires=PARTS[:4]))
    nine = replace(six, id="nine", name="9 ECTS", credits=Decimal(9), requires=PARTS)
    work.put_tier(tx, nine)
    work.delete_item(tx, "sheet")


def given(store, **states):
    """Enter results for Adler, all passed that three credits take if nothing else is said."""
    plain = dict.fromkeys(("part", *SHEETS, "poster"), "passed") | states

    def enter(tx):
        for id_, state in plain.items():
            entry = (
                Entry(state=State(state)) if state in set(State) else Entry(mark=Decimal(state))
            )
            results.enter(tx, who, id_, entry)

    who = student_id(store, "Adler")
    store.change(STEP, enter)
    return store.read(one_line, who)


def standing(line):
    return [line.standing[tier.id].value for tier in line.work.tiers]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ({"hw2": "exempt"}, ["met", "possible", "possible"]),
        ({"hw2": "excused"}, ["possible", "possible", "possible"]),
        ({"poster": "submitted"}, ["waiting", "possible", "possible"]),
        ({"poster": "returned", "project": "1.3"}, ["possible", "possible", "possible"]),
        ({"project": "failed"}, ["met", "out_of_reach", "out_of_reach"]),
        ({"project": "5.0"}, ["met", "out_of_reach", "out_of_reach"]),
        ({"project": "1.3"}, ["met", "met", "possible"]),
        ({"project": "1.3", "talk": "1.7"}, ["met", "met", "met"]),
    ],
)
def test_the_worked_examples_come_out_of_a_file(store, states, expected):
    assert standing(given(store, **states)) == expected


def test_nine_credits_wait_for_a_date_of_the_presentation(store):
    line = given(store, project="1.3")
    nine = line.work.tier("nine")
    assert reasons(line.missing["nine"], EN, today=TODAY) == ["talk: open, no date yet"]
    assert way(line.way(nine), EN, today=TODAY) == "Shortest way: talk (no date yet)"
    who = line.student.id
    store.change(STEP, lambda tx: sessions.edit(tx, "sd", talk_places=1))
    store.change(STEP, lambda tx: talks.present(tx, who, "talk", "sd", on=TODAY))
    line = store.read(one_line, who)
    assert reasons(line.missing["nine"], EN, today=TODAY) == ["talk: open, presents on Wed 15 Nov"]
    assert way(line.way(nine), EN, today=TODAY) == "Shortest way: talk (presents on Wed 15 Nov)"
    assert line.work.by_id["talk"].due is None


def test_of_an_aim_of_six_only_what_can_be_booked_is_proposed(store):
    line = given(store, project="1.3")
    who, three = line.student.id, {"kind": "exam", "credits": Decimal(3)}
    store.change(STEP, lambda tx: students.edit(tx, who, aim_id="six"))
    store.change(STEP, lambda tx: students.book(tx, who, [three]))
    line = store.read(one_line, who)
    assert line.proposal.credits == 3
    bars = {one.tier.key: one.bars for one in line.proposal.why}
    assert bars["6"] == (Bar.ABOVE_BOOKED,)
    assert bars["9"] == (Bar.NOT_MET, Bar.ABOVE_AIM, Bar.ABOVE_BOOKED)


def test_a_sheet_entered_later_belongs_to_all_sheets(store):
    line = given(store)
    assert standing(line)[0] == "met"
    fourth = Item(id="hw4", title="hw4", kind=ItemKind.HOMEWORK)
    store.change(STEP, lambda tx: work.add_item(tx, fourth))
    assert standing(store.read(one_line, line.student.id))[0] == "possible"
    assert "hw4" in [item.id for item in store.read(items)]


def test_attendance_is_read_for_one_and_for_all_alike(store):
    there = Requirement(text="attendance", asks=Asks.ATTENDANCE_PERCENT, amount=Decimal(50))
    three = replace(store.read(tiers)[0], requires=(there,))
    store.change(STEP, lambda tx: work.put_tier(tx, three))
    who = student_id(store, "Adler")
    for session, seen in (("sa", Presence.PRESENT), ("sb", Presence.EXCUSED)):
        store.change(STEP, lambda tx, at=session, how=seen: attendance.record(tx, at, {who: how}))
    line = store.read(one_line, who)
    assert (line.attended.present, line.attended.excused, line.attended.asked) == (1, 1, 3)
    assert line.attended == store.read(gradebook).line(who).attended
    assert line.standing["three"].value == "possible"
    assert way(line.way(three), EN) == (
        "Shortest way: attend 1 of the 2 sessions that are still to come"
    )
