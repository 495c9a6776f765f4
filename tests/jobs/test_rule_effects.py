from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.commands import students
from planner.db.journal import Title
from planner.db.store import in_memory
from planner.db.students import ResultRow, StudentRow
from planner.jobs.gradebook import Gradebook, Line, Work, gradebook
from planner.jobs.rule_effects import effects, with_item, with_tier
from planner.rules.credits import Enrolment, Item, Marking, Requirement, Result, State, Tier
from tests.small_course import decided, furnished, student_id, tick


@pytest.fixture
def store():
    """A small course in which Adler has both items passed, Biber the sheet."""
    with closing(furnished(in_memory())) as store:
        for name, item in (("Adler", "sheet"), ("Adler", "poster"), ("Biber", "sheet")):
            tick(store, name, item)
        yield store


@pytest.fixture
def book(store):
    return store.read(gradebook)


def tier_of(book, key):
    return next(tier for tier in book.work.tiers if tier.key == key)


def test_asking_for_more_names_who_no_longer_meets_a_tier(book):
    three = tier_of(book, "3")
    poster = Requirement(text="a poster", items=("poster",), at_least=1)
    harder = replace(three, requires=(*three.requires, poster))
    (effect,) = effects(book, with_tier(book.work, harder)).tiers
    assert (effect.tier, effect.gain, effect.lose) == ("3 ECTS", (), ("Biber, Test",))


def test_asking_for_less_names_who_gains(book):
    six = tier_of(book, "6")
    (effect,) = effects(book, with_tier(book.work, replace(six, requires=six.requires[:1]))).tiers
    assert (effect.tier, effect.gain, effect.lose) == ("6 ECTS", ("Biber, Test",), ())


def test_a_new_tier_is_gained_by_all_who_meet_it_and_another_name_by_nobody(book):
    three = tier_of(book, "3")
    new = replace(three, id="", name="Bonus", credits=Decimal(1))
    (effect,) = effects(book, with_tier(book.work, new)).tiers
    assert effect.gain == ("Adler, Test", "Biber, Test")
    assert not effects(book, with_tier(book.work, replace(three, name="Small")))


def test_leavers_are_not_named_as_losing(store):
    who = student_id(store, "Biber")
    store.change(Title.of("Leave"), lambda tx: students.edit(tx, who, status=Enrolment.LEFT))
    book = store.read(gradebook)
    three = tier_of(book, "3")
    poster = Requirement(text="a poster", items=("poster",), at_least=1)
    harder = replace(three, requires=(*three.requires, poster))
    assert not effects(book, with_tier(book.work, harder)).tiers


def test_decisions_that_would_become_stale_are_named(store):
    decided(store, "Biber", 3, "three")
    book = store.read(gradebook)
    three = tier_of(book, "3")
    poster = Requirement(text="a poster", items=("poster",), at_least=1)
    found = effects(book, with_tier(book.work, replace(three, requires=(poster,))))
    assert found.stale == ("Biber, Test",)


def test_points_that_no_longer_pass_are_seen_before_they_are_written():
    sheet = Item(id="a", title="Sheet", marking=Marking.POINTS, pass_points=Decimal(10))
    asked = Requirement(text="the sheet", items=("a",), at_least=1)
    tier = Tier(id="t", key="3", name="3 ECTS", credits=Decimal(3), requires=(asked,))
    work = Work(items=(sheet,), tiers=(tier,))
    line = Line(student=student("Otter"), work=work, results={"a": row(Decimal(12))})
    book = Gradebook(work=work, lines=(line,))
    harder = replace(sheet, pass_points=Decimal(15))
    (effect,) = effects(book, with_item(work, harder)).tiers
    assert effect.lose == ("Otter",)


STATES = st.lists(st.sampled_from(State), min_size=3, max_size=3)
ASKED = st.lists(
    st.tuples(st.sets(st.sampled_from("abc"), min_size=1), st.integers(1, 3)), max_size=3
)


@given(results=st.lists(STATES, max_size=4), before=ASKED, after=ASKED)
def test_gain_and_loss_turn_round_when_the_rules_do(results, before, after):
    items = tuple(Item(id=name, title=name) for name in "abc")
    one, other = (Work(items=items, tiers=(tier_asking(asked),)) for asked in (before, after))

    def book(work):
        lines = tuple(
            Line(
                student=student(f"S{n}"),
                work=work,
                results={i: row(state=s) for i, s in zip("abc", states, strict=True)},
            )
            for n, states in enumerate(results)
        )
        return Gradebook(work=work, lines=lines)

    there, back = effects(book(one), other), effects(book(other), one)
    assert [(e.gain, e.lose) for e in there.tiers] == [(e.lose, e.gain) for e in back.tiers]
    assert not effects(book(one), one)


def tier_asking(asked):
    requires = tuple(
        Requirement(text="some", items=tuple(sorted(ids)), at_least=min(n, len(ids)))
        for ids, n in asked
    )
    return Tier(id="t", key="3", name="3 ECTS", credits=Decimal(3), requires=requires)


def student(family):
    return StudentRow(
        id=family,
        family=family,
        given="",
        matriculation="",
        email="",
        programme="",
        aim=None,
        status=Enrolment.REGISTERED,
        left_on=None,
        note="",
        office_note="",
    )


def row(points=None, state=State.OPEN):
    return ResultRow(facts=Result(state=state, points=points))
