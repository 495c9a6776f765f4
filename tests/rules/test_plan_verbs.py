from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from planner.rules.plan import Kind, Move, Status, applied, numbers
from planner.rules.plan_chains import BufferUsed, NoDayYet, NoPlaceLeft, NotInChain
from planner.rules.plan_places import (
    AlreadyCancelled,
    DayIsOff,
    DayTaken,
    FixedRow,
    Held,
    Locked,
    NoClassThatDay,
    OutsideLectures,
)
from planner.rules.plan_verbs import (
    NoSlotThatDay,
    OutsideLecturePeriod,
    OverCancelled,
    cancelled,
    dropped,
    moved,
    shelved,
    swapped,
)
from planner.rules.slots import Hours, Slot
from tests.rules.plan_semesters import MORNING, NOON, days, semester, without

WED_22_NOV = date(2023, 11, 22)


def landing(change):
    return {move.id: move.now for move in change.moves}


def test_moving_to_a_free_place_takes_the_hours_of_the_slot():
    change = moved(without(semester(), "s5"), "guest", WED_22_NOV)
    assert change.verb == "move"
    assert change.moves == (Move("guest", None, WED_22_NOV, NOON),)
    assert change.warnings == ()


def test_moving_to_a_lecture_day_without_a_slot_keeps_the_time_and_says_so():
    thursday = date(2023, 11, 16)
    own = Hours(time(16), time(18))
    change = moved(semester(s4={"hours": own}), "s4", thursday)
    assert change.moves == (Move("s4", date(2023, 11, 15), thursday, own),)
    assert change.warnings == (NoSlotThatDay(thursday),)


def test_a_session_without_hours_takes_those_of_the_first_slot_on_a_day_without_one():
    assert moved(semester(), "guest", date(2023, 11, 16)).moves[0].hours == NOON


def test_moving_onto_a_taken_place_is_refused_and_names_who_lies_there():
    with pytest.raises(DayTaken) as refusal:
        moved(semester(), "s4", WED_22_NOV)
    found = refusal.value
    assert (found.day, found.by_id, found.by_number) == (WED_22_NOV, "s5", "5")
    assert found.by_topic == "Literature: RL in language model training"


def test_two_sessions_of_one_day_at_different_hours_are_fine():
    change = moved(semester(), "s4", WED_22_NOV, hours=MORNING)
    assert change.moves == (Move("s4", date(2023, 11, 15), WED_22_NOV, MORNING),)
    touching = Hours(NOON.end, time(15, 30))
    assert moved(semester(), "s4", WED_22_NOV, hours=touching).moves[0].hours == touching


def test_a_session_may_change_its_hours_and_keep_its_day():
    change = moved(semester(), "s4", date(2023, 11, 15), hours=MORNING)
    assert change.moves == (Move("s4", date(2023, 11, 15), date(2023, 11, 15), MORNING),)


def test_moving_to_its_own_day_is_an_empty_change():
    assert moved(semester(), "s4", date(2023, 11, 15)).moves == ()


def test_closed_days_are_refused_with_their_names():
    plan = semester()
    with pytest.raises(DayIsOff) as off:
        moved(plan, "s4", date(2023, 11, 1))
    assert (off.value.holiday_de, off.value.holiday_en) == ("Allerheiligen", "All Saints' Day")
    with pytest.raises(NoClassThatDay) as none:
        moved(plan, "s4", date(2024, 2, 7))
    assert none.value.topic == "No class"
    with pytest.raises(NoClassThatDay) as christmas:
        moved(plan, "s4", date(2024, 1, 3))
    assert christmas.value.kind == Kind.BREAK
    with pytest.raises(OutsideLectures) as outside:
        moved(plan, "s4", date(2024, 2, 14))
    assert outside.value.lectures == plan.lectures


def test_an_exam_may_lie_after_the_lectures_but_says_so():
    change = moved(semester(guest={"kind": Kind.EXAM}), "guest", date(2024, 2, 21))
    assert change.warnings == (OutsideLecturePeriod(date(2024, 2, 21)),)


def test_a_deadline_may_lie_on_any_day_even_a_taken_one():
    plan = semester(guest={"kind": Kind.OTHER})
    assert landing(moved(plan, "guest", date(2024, 3, 10))) == {"guest": date(2024, 3, 10)}
    assert moved(plan, "guest", WED_22_NOV).warnings == ()
    plan = applied(plan, moved(plan, "guest", WED_22_NOV))
    assert landing(moved(without(plan, "s5"), "s4", WED_22_NOV)) == {"s4": WED_22_NOV}


def test_a_cancelled_session_keeps_its_day_but_another_may_be_moved_onto_it():
    plan = applied(semester(), cancelled(semester(), "s5"))
    assert days(plan)["s5"] == WED_22_NOV
    assert numbers(plan.sessions)["s6"] == "5"
    change = moved(plan, "s4", WED_22_NOV)
    assert change.warnings == (OverCancelled("s5", WED_22_NOV),)
    assert dropped(plan, "s4", WED_22_NOV) == change


def test_what_is_fixed_locked_held_or_cancelled_refuses_every_verb():
    plan = semester(
        s4={"locked": True}, s3={"status": Status.HELD}, s6={"status": Status.CANCELLED}
    )
    verbs = (
        lambda name: moved(plan, name, date(2023, 11, 16)),
        lambda name: swapped(plan, name, "s8"),
        lambda name: swapped(plan, "s8", name),
        lambda name: cancelled(plan, name),
        lambda name: shelved(plan, name),
        lambda name: dropped(plan, name, date(2023, 12, 6)),
    )
    expected = {"s4": Locked, "s3": Held, "s6": AlreadyCancelled, "none": FixedRow}
    for name, refusal in expected.items():
        for verb in verbs:
            with pytest.raises(refusal) as found:
                verb(name)
            assert found.value.id == name


def test_of_two_slots_on_a_day_the_free_one_is_taken():
    plan = semester()
    plan = replace(plan, slots=(*plan.slots, Slot(2, MORNING)))
    assert moved(plan, "s4", WED_22_NOV).moves[0].hours == MORNING
    plan = without(plan, "s5")
    assert moved(plan, "s4", WED_22_NOV).moves[0].hours == NOON


def test_a_block_keeps_its_length_and_needs_all_its_days():
    plan = semester(s4={"end_day": date(2023, 11, 16)})
    now = applied(plan, moved(plan, "s4", date(2023, 11, 23)))
    block = next(row for row in now.sessions if row.id == "s4")
    assert (block.day, block.end_day) == (date(2023, 11, 23), date(2023, 11, 24))
    with pytest.raises(DayTaken):
        moved(plan, "s4", date(2023, 11, 21))
    with pytest.raises(DayTaken):
        dropped(plan, "s4", date(2023, 11, 22))
    with pytest.raises(NotInChain):
        swapped(plan, "s4", "s5")


def test_swapping_exchanges_days():
    change = swapped(semester(), "s4", "s9")
    assert change.verb == "swap"
    assert landing(change) == {"s4": date(2023, 12, 20), "s9": date(2023, 11, 15)}


def test_swapping_with_the_shelf_gives_one_a_day_and_takes_the_other_s():
    change = swapped(semester(), "s4", "guest")
    assert change.moves == (
        Move("s4", date(2023, 11, 15), None, NOON),
        Move("guest", None, date(2023, 11, 15), NOON),
    )
    assert landing(swapped(semester(), "guest", "s4")) == landing(change)


def test_swapping_a_session_with_itself_is_an_empty_change():
    assert swapped(semester(), "s4", "s4").moves == ()


def test_a_class_is_not_swapped_out_of_the_lecture_period():
    plan = semester(guest={"kind": Kind.EXAM, "day": date(2024, 2, 21), "hours": MORNING})
    with pytest.raises(OutsideLectures):
        swapped(plan, "s4", "guest")


def test_swapping_with_a_deadline_does_not_put_two_sessions_together():
    plan = semester(guest={"kind": Kind.OTHER, "day": WED_22_NOV})
    with pytest.raises(DayTaken):
        swapped(plan, "s4", "guest")


def test_shelving_takes_the_day_and_keeps_the_hours():
    change = shelved(semester(), "s4")
    assert change.moves == (Move("s4", date(2023, 11, 15), None, NOON),)
    assert shelved(semester(), "guest").moves == ()


def test_cancelling_moves_nothing():
    change = cancelled(semester(), "s4")
    assert (change.cancelled, change.moves) == (("s4",), ())
    with pytest.raises(NoDayYet):
        cancelled(semester(), "guest")


def test_dropping_on_a_taken_place_pushes_until_the_buffer_as_the_picture_shows():
    change = dropped(semester(), "s4", WED_22_NOV)
    assert (change.verb, change.subject) == ("push", "s4")
    assert landing(change) == {
        "s4": date(2023, 11, 22),
        "s5": date(2023, 11, 29),
        "s6": date(2023, 12, 6),
        "s7": date(2023, 12, 13),
        "s8": date(2023, 12, 20),
        "s9": None,
    }
    assert change.warnings == (BufferUsed("s9", date(2023, 12, 20)),)


def test_dropping_on_an_earlier_taken_place_fills_the_place_left():
    change = dropped(semester(), "s8", WED_22_NOV)
    assert landing(change) == {
        "s8": date(2023, 11, 22),
        "s5": date(2023, 11, 29),
        "s6": date(2023, 12, 6),
        "s7": date(2023, 12, 13),
    }
    assert change.warnings == ()


def test_dropping_with_swap_changes_places():
    assert dropped(semester(), "s4", WED_22_NOV, swap=True) == swapped(semester(), "s4", "s5")
    free = without(semester(), "s5")
    assert dropped(free, "s4", WED_22_NOV, swap=True) == moved(free, "s4", WED_22_NOV)


def test_dropping_on_a_buffer_uses_it_up():
    change = dropped(semester(), "guest", date(2023, 12, 20))
    assert landing(change) == {"guest": date(2023, 12, 20), "s9": None}
    assert change.warnings == (BufferUsed("s9", date(2023, 12, 20)),)


def test_dropping_from_the_shelf_pushes_too():
    change = dropped(semester(), "guest", date(2023, 12, 6))
    assert landing(change) == {
        "guest": date(2023, 12, 6),
        "s7": date(2023, 12, 13),
        "s8": date(2023, 12, 20),
        "s9": None,
    }
    with pytest.raises(NoPlaceLeft) as refusal:
        dropped(semester(), "guest", date(2024, 1, 10))
    assert (refusal.value.id, refusal.value.stuck_number) == ("guest", "13")


def test_dropping_on_a_locked_session_names_it():
    with pytest.raises(Locked) as refusal:
        dropped(semester(s5={"locked": True}), "s4", WED_22_NOV)
    assert (refusal.value.id, refusal.value.number) == ("s5", "5")


def test_dropping_on_its_own_place_is_an_empty_change():
    assert dropped(semester(), "s4", date(2023, 11, 15)).moves == ()
    assert dropped(semester(), "s4", date(2023, 11, 15), hours=NOON).moves == ()


def test_dropping_on_a_place_with_other_hours_takes_those_of_who_lay_there():
    long = Hours(time(12), time(15))
    plan = semester(s5={"hours": long})
    change = dropped(plan, "s4", WED_22_NOV)
    assert change.moves[0] == Move("s4", date(2023, 11, 15), WED_22_NOV, long)


def two_rooms(**changed):
    """Mondays in A, Thursdays in B; session 4 lies on a Thursday, session 5 on a Monday."""
    slots = (Slot(0, MORNING, "A"), Slot(3, NOON, "B"))
    plan = semester(
        s4={"day": date(2023, 11, 16), "hours": NOON, "room": "B"} | changed,
        s5={"day": date(2023, 11, 20), "hours": MORNING, "room": "A"},
    )
    return replace(plan, slots=slots)


def rooms(plan, change):
    return {row.id: row.room for row in applied(plan, change).sessions if row.id in {"s4", "s5"}}


def test_who_moves_to_another_slot_goes_to_its_room():
    plan = two_rooms()
    assert rooms(plan, moved(plan, "s4", date(2023, 11, 13)))["s4"] == "A"
    assert rooms(plan, swapped(plan, "s4", "s5")) == {"s4": "A", "s5": "B"}
    pushed_on = dropped(plan, "s4", date(2023, 11, 20))
    assert rooms(plan, pushed_on) == {"s4": "A", "s5": "B"}


def test_a_room_of_its_own_and_a_day_without_a_slot_leave_the_room_as_it_is():
    own = two_rooms(room="Aula")
    assert rooms(own, moved(own, "s4", date(2023, 11, 13)))["s4"] == "Aula"
    plan = two_rooms()
    tuesday = applied(plan, moved(plan, "s4", date(2023, 11, 14)))
    assert rooms(plan, moved(plan, "s4", date(2023, 11, 14)))["s4"] == "B"
    assert rooms(tuesday, moved(tuesday, "s4", date(2023, 11, 13)))["s4"] == "A"
    shelf = applied(plan, shelved(plan, "s4"))
    assert rooms(shelf, moved(shelf, "s4", date(2023, 11, 13)))["s4"] == "A"
