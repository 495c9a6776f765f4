"""Groups: who belongs when, whom an entry reaches, how people are dealt out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.rules.credits import State
from planner.rules.groups import (
    NOTHING_GIVEN,
    Given,
    Group,
    InAnotherGroup,
    LeavesBeforeJoining,
    Member,
    check_alone,
    dealt,
    free_names,
    group_of,
    shared,
    sizes,
)

NOV = date(2023, 11, 1)
LATER = date(2023, 11, 22)


def member(student: str, *, joined: date | None = None, left_on: date | None = None) -> Member:
    return Member(student=student, family=student.title(), joined=joined, left_on=left_on)


def test_a_member_belongs_from_the_day_of_joining_up_to_the_day_of_leaving() -> None:
    one = member("dorn", joined=NOV, left_on=LATER)
    days = [NOV - timedelta(1), NOV, LATER - timedelta(1), LATER]
    assert [one.belongs(day) for day in days] == [False, True, True, False]


def test_without_dates_somebody_belongs_always() -> None:
    assert member("dorn").belongs(date.min)
    assert member("dorn").belongs(date.max)


def test_a_group_is_found_by_student_item_and_day() -> None:
    sheets = Group(id="1", name="Group 1", items=("s1", "s2"), members=(member("dorn"),))
    poster = Group(id="2", name="Group 2", items=("p",), members=(member("dorn", joined=LATER),))
    both = (sheets, poster)
    assert group_of(both, "dorn", "s2", NOV) is sheets
    assert group_of(both, "dorn", "p", NOV) is None
    assert group_of(both, "dorn", "p", LATER) is poster
    assert group_of(both, "adler", "s1", NOV) is None


def test_two_members_of_one_family_name_are_told_apart_by_their_given_names() -> None:
    members = (
        Member(student="a", family="Müller", given="Anna"),
        Member(student="b", family="Müller", given="Ben"),
        Member(student="c", family="Dorn", given="Eva"),
    )
    group = Group(id="1", name="Group 1", members=members)
    assert group.names(NOV) == ("Anna Müller", "Ben Müller", "Dorn")


def test_a_second_group_for_the_same_item_is_refused_with_the_name_of_the_first() -> None:
    first = Group(id="1", name="Group 1", items=("s1", "s2"), members=(member("dorn"),))
    second = Group(id="2", name="Group 2", items=("s2", "p"))
    with pytest.raises(InAnotherGroup) as refusal:
        check_alone((first, second), second, member("dorn", joined=LATER))
    assert (refusal.value.name, refusal.value.group) == ("Dorn", "Group 1")
    assert refusal.value.items == ("s2",)


def test_a_group_for_another_item_is_no_second_group() -> None:
    first = Group(id="1", name="Group 1", items=("s1",), members=(member("dorn"),))
    second = Group(id="2", name="Group 2", items=("p",))
    check_alone((first, second), second, member("dorn"))
    assert group_of((first, second), "dorn", "s1", NOV) is first


def test_whoever_left_may_join_another_group_on_the_very_day() -> None:
    first = Group(id="1", name="Group 1", items=("s",), members=(member("dorn", left_on=LATER),))
    second = Group(id="2", name="Group 2", items=("s",))
    check_alone((first, second), second, member("dorn", joined=LATER))
    with pytest.raises(InAnotherGroup):
        check_alone((first, second), second, member("dorn", joined=LATER - timedelta(1)))


def test_nobody_leaves_before_joining() -> None:
    group = Group(id="1", name="Group 1", items=("s",))
    with pytest.raises(LeavesBeforeJoining):
        check_alone((), group, member("dorn", joined=LATER, left_on=NOV))


spans = st.tuples(st.none() | st.dates(NOV, LATER), st.none() | st.dates(NOV, LATER))


@given(spans, spans)
def test_two_times_meet_if_and_only_if_some_day_lies_in_both(
    one: tuple[date | None, date | None], other: tuple[date | None, date | None]
) -> None:
    first = Member(student="a", family="A", joined=one[0], left_on=one[1])
    second = Member(student="a", family="A", joined=other[0], left_on=other[1])
    days = [NOV + timedelta(n) for n in range(-2, 25)]
    common = any(first.belongs(day) and second.belongs(day) for day in days)
    assert first.meets(second) is common
    assert second.meets(first) is common


def said(state: State, *, points: int | None = None, differs: str = "") -> Given:
    value = (state, points)
    return Given(
        state=state,
        value=value,
        blank=state is State.OPEN and points is None,
        differs=differs,
    )


def test_the_group_s_result_is_what_most_have_who_do_not_stand_apart() -> None:
    passed, failed = said(State.PASSED), said(State.FAILED)
    assert shared([failed, passed, passed, NOTHING_GIVEN]) == passed
    assert shared([said(State.FAILED, differs="did not take part"), passed]) == passed
    assert shared([said(State.EXEMPT), passed]) == passed


def test_where_a_group_is_divided_it_has_no_result() -> None:
    assert shared([said(State.PASSED), said(State.FAILED)]) is None
    assert shared([NOTHING_GIVEN, NOTHING_GIVEN]) is None


def test_a_reason_or_a_state_that_is_said_of_one_person_sets_apart() -> None:
    apart = {state for state in State if said(state).apart}
    assert apart == {State.EXCUSED, State.EXEMPT, State.RECOGNISED}
    assert said(State.PASSED, differs="wrote a part of their own").apart


@given(st.integers(0, 200), st.integers(1, 9))
def test_groups_hold_everybody_and_differ_by_one_at_most(people: int, wanted: int) -> None:
    found = sizes(people, wanted)
    assert sum(found) == people
    assert all(size > 0 for size in found)
    assert not found or max(found) - min(found) <= 1


@given(st.integers(2, 200), st.integers(2, 9))
def test_nobody_is_left_alone_who_could_have_somebody(people: int, wanted: int) -> None:
    assert min(sizes(people, wanted)) >= 2


@given(st.lists(st.integers(), unique=True), st.integers(1, 5))
def test_everybody_is_dealt_out_once(people: list[int], wanted: int) -> None:
    assert [one for group in dealt(people, wanted) for one in group] == people


def test_new_names_go_on_from_the_highest_number() -> None:
    assert free_names([], "Group", 2) == ("Group 1", "Group 2")
    assert free_names(["Group 7", "The Larks"], "Group", 1) == ("Group 8",)
