from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as some

from planner.jobs.tally import Filter
from planner.jobs.view_filters import Condition, Subject
from planner.jobs.views import View, kept, taken
from planner.rules.credits import ItemKind

IDS = ("t3", "h1")
CONDITIONS = some.builds(
    Condition,
    subject=some.sampled_from(Subject),
    of=some.sampled_from(IDS),
    values=some.frozensets(some.sampled_from(("met", "lacking", "")), min_size=1),
)
VIEWS = some.builds(
    View,
    show=some.sampled_from(Filter),
    conditions=some.lists(CONDITIONS, max_size=3).map(tuple),
    hidden=some.frozensets(some.sampled_from(("aim", "h1", "kind:homework"))),
    folded=some.frozensets(some.sampled_from(ItemKind)),
    sorted_by=some.sampled_from(("", "h1", "decision")),
    backwards=some.booleans(),
)


@given(VIEWS)
def test_what_was_kept_is_taken_again(view):
    assert taken(json.loads(json.dumps(kept(view))), IDS) == view


def test_what_the_course_does_not_know_any_more_is_left_out():
    gone = Condition(subject=Subject.RESULT, of="gone", values=frozenset({"lacking"}))
    here = Condition(subject=Subject.STANDING, of="t3", values=frozenset({"met"}))
    view = View(conditions=(gone, here))
    assert taken(kept(view), IDS).conditions == (here,)


@given(
    some.dictionaries(
        some.sampled_from(tuple(kept(View()))), some.none() | some.text() | some.integers()
    )
)
def test_what_is_not_understood_changes_nothing(nonsense):
    found = taken(nonsense, IDS)
    assert not found.narrows
    assert not found.hidden
