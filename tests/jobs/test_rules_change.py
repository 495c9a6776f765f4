from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.commands import attendance, work
from planner.commands.results import Entry, enter
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.work import items, tiers
from planner.exchange.rules_file import WrongThere, rules_of
from planner.jobs.deciding import Left, sort_out
from planner.jobs.gradebook import gradebook, one_line
from planner.jobs.rule_effects import effects
from planner.jobs.rules_change import SomebodyWouldLose, check_losses, planned, put
from planner.rules.attendance import Presence
from planner.rules.credits import Grading, KeyStep, Marking, Requirement, Standing
from planner.rules.requirements import Asks
from planner.rules.rule_checks import NoMaximum, NoPoints
from tests.small_course import dump, furnished, student_id, tick

STEP = Title.of("Change the rules")


@pytest.fixture
def store():
    with closing(furnished(in_memory())) as store:
        tick(store, "Adler", "sheet")
        yield store


def changed(store, document):
    change = store.read(planned, rules_of(document))
    store.change(STEP, lambda tx: put(tx, change))
    return change


def test_replacing_rules_is_one_step_that_undo_takes_back(store):
    before = dump(store)
    changed(
        store,
        {
            "items": [{"id": "sheet"}, {"title": "Poster", "bonus": True}, {"title": "Essay"}],
            "tiers": [{"id": "3", "credits": 4}, {"name": "New", "credits": 1, "requires": []}],
        },
    )
    assert [item.title for item in store.read(items)] == ["Sheet", "Poster", "Essay"]
    assert [tier.name for tier in store.read(tiers)] == ["New", "3 ECTS"]
    assert store.read(tiers)[1].id == "three"
    store.undo()
    assert dump(store) == before


def test_ids_of_another_course_are_understood_within_the_document(store):
    document = {
        "items": [{"id": "sheet"}, {"id": "poster"}, {"id": "elsewhere", "title": "Essay"}],
        "tiers": [{"id": "three", "requires": [{"items": ["elsewhere", "Sheet"]}]}],
    }
    change = store.read(planned, rules_of(document))
    essay = change.after.items[2]
    assert essay.id not in {"", "elsewhere"}
    assert change.after.tiers[0].requires[0].items == (essay.id, "sheet")
    assert change.after.tiers[0].requires[0].text == "Sheet, Essay"


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ({"items": [{"id": "sheet"}, {"title": "sheet"}, {"title": "Sheet"}]}, "items[1]"),
        ({"items": [{"id": "sheet"}, {"id": "sheet"}]}, "items[1]"),
        ({"tiers": [{"id": "3"}, {"name": "3 ECTS", "credits": 0}]}, "tiers[1].credits"),
        ({"tiers": [{"id": "3"}, {"id": "three"}]}, "tiers[1]"),
        ({"tiers": [{"id": "3", "grading": {"drop_lowest": 1}}]}, "tiers[0].grading"),
    ],
)
def test_what_contradicts_itself_is_refused_at_its_place(store, document, place):
    with pytest.raises(WrongThere) as refusal:
        store.read(planned, rules_of(document))
    assert refusal.value.place == place


def test_announced_rules_refuse_losses_from_their_day_on(store):
    change = store.read(planned, rules_of({"tiers": [{"id": "3", "requires": []}, {"id": "6"}]}))
    found = effects(store.read(gradebook), change.after)
    day = date(2023, 10, 18)
    check_losses(found, None, day)
    check_losses(found, day, date(2023, 10, 17))
    with pytest.raises(SomebodyWouldLose) as refusal:
        check_losses(found, day, day)
    assert refusal.value.losses == (("3 ECTS", ("Adler, Test",)),)


def with_points(store):
    sheet = next(one for one in store.read(items) if one.id == "sheet")
    pointed = replace(sheet, marking=Marking.POINTS, max_points=Decimal(20))
    store.change(STEP, lambda tx: work.edit_item(tx, pointed))
    half = Requirement(text="half", items=("sheet",), asks=Asks.PERCENT, amount=Decimal(50))
    three = replace(store.read(tiers)[0], requires=(half,))
    store.change(STEP, lambda tx: work.put_tier(tx, three))
    return pointed


def test_an_item_keeps_what_a_tier_asks_of_it(store):
    pointed = with_points(store)
    with pytest.raises(NoMaximum):
        store.change(STEP, lambda tx: work.edit_item(tx, replace(pointed, max_points=None)))
    with pytest.raises(NoPoints):
        store.change(STEP, lambda tx: work.edit_item(tx, replace(pointed, marking=Marking.TICK)))
    store.change(STEP, lambda tx: work.edit_item(tx, replace(pointed, title="Homework")))


def test_everything_of_a_tier_is_written_and_read_back(store):
    with_points(store)
    grading = Grading(
        weights=(("sheet", Decimal("1.5")),),
        key=(KeyStep(percent=Decimal(50), grade=Decimal("4.0")),),
    )
    three = replace(store.read(tiers)[0], grading=grading)
    store.change(STEP, lambda tx: work.put_tier(tx, three))
    assert store.read(tiers)[0] == three


def test_attendance_is_read_where_a_tier_asks_for_it(store):
    there = Requirement(text="attendance", asks=Asks.ATTENDANCE, amount=Decimal(3))
    three = replace(store.read(tiers)[0], requires=(there,))
    assert store.read(gradebook).lines[0].attended.sessions == 0
    store.change(STEP, lambda tx: work.put_tier(tx, three))
    who = student_id(store, "Adler")
    seen = {who: Presence.PRESENT}
    for session in ("sa", "sb", "sc"):
        store.change(STEP, lambda tx, at=session: attendance.record(tx, at, seen))
    line = store.read(one_line, who)
    assert (line.attended.present, len(line.attended.to_come)) == (3, 1)
    assert line.standing["three"] is Standing.MET
    assert line.basis("three")["facts"]["attendance"]["present"] == 3
    others = store.read(gradebook).lines[1]
    assert others.standing["three"] is Standing.POSSIBLE


def test_a_grade_that_does_not_pass_is_left_for_a_person(store):
    with_points(store)
    key = (KeyStep(percent=Decimal(90), grade=Decimal("4.0")),)
    three = replace(store.read(tiers)[0], grading=Grading(key=key))
    store.change(STEP, lambda tx: work.put_tier(tx, three))
    store.change(STEP, lambda tx: _give(tx, student_id(store, "Adler"), "12"))
    left = {line.student.family: why for line, why in store.read(sort_out).left}
    assert left["Adler"] is Left.GRADE_OPEN


def _give(tx, who, points):
    enter(tx, who, "sheet", Entry(points=Decimal(points)))
