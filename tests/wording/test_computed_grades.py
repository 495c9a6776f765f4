from __future__ import annotations

from decimal import Decimal

from planner.language import Language
from planner.rules.credits import Grading, Item, KeyStep, Marking, Requirement, Result, State, Tier
from planner.rules.tier_grades import computed
from planner.wording.computed_grades import computed_grade

EN = Language("en")
ITEMS = {
    **{
        id_: Item(id=id_, title=id_, marking=Marking.GRADE) for id_ in ("Project", "Talk", "Essay")
    },
    "Sheet": Item(id="Sheet", title="Sheet", marking=Marking.POINTS, max_points=Decimal(20)),
}
MARKS = {
    "Project": Result(mark=Decimal("1.3")),
    "Talk": Result(mark=Decimal("2.0")),
    "Essay": Result(mark=Decimal("3.0")),
}


def said(results, *ids, **how):
    asked = Requirement(text="work", items=ids, at_least=1)
    tier = Tier(
        id="t",
        key="3",
        name="3 ECTS",
        credits=Decimal(3),
        requires=(asked,),
        grading=Grading(**how),
    )
    return computed_grade(computed(tier, ITEMS, results), ITEMS, EN)


def test_a_mean_names_its_marks_weights_and_what_is_dropped():
    weights = (("Project", Decimal(2)),)
    words = said(MARKS, "Project", "Talk", "Essay", weights=weights, drop_lowest=1)
    assert words == "mean of Project 1.3 (× 2) and Talk 2.0; not counted: Essay 3.0"


def test_a_single_mark_needs_no_words():
    assert said(MARKS, "Project") == ""
    assert said({}, "Project") == ""


def test_a_key_names_the_percentage_or_what_it_waits_for():
    key = (KeyStep(percent=Decimal(50), grade=Decimal("4.0")),)
    assert said({"Sheet": Result(points=Decimal(17))}, "Sheet", key=key) == "85 % of the points"
    waiting = {"Sheet": Result(state=State.SUBMITTED)}
    assert said(waiting, "Sheet", key=key) == "no grade before there are points for Sheet"
