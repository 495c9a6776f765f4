from __future__ import annotations

import pytest

from planner.cli.result import NoSuchValue, read_value
from planner.commands import work
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.db.store import open_course
from planner.rules.credits import Item, ItemKind, Marking, State


@pytest.fixture
def marked(full):
    """The course with a sheet that has points and an essay that has a grade."""
    with open_course(full) as store:
        for one in (
            Item(id="", title="Sheet", short="S", marking=Marking.POINTS, max_points=20),
            Item(id="", title="Essay", kind=ItemKind.OTHER, marking=Marking.GRADE),
        ):
            store.change(Title.of("Add"), lambda tx, one=one: work.add_item(tx, one))
    return full


def result(done, course, title):
    shown = done("show", course)
    ids = {item["title"]: item["id"] for item in shown["items"]}
    return shown["students"][0]["results"][ids[title]]


@pytest.mark.parametrize("who", ["4711001", "04711001", "Jonas.Adler@student.example.org"])
def test_a_student_is_known_by_number_or_address(full, done, who):
    answer = done("result", full, who, "homework 1", "passed")
    assert answer["result"]["state"] == "passed"
    assert result(done, full, "Homework 1")["state"] == "passed"


def test_a_student_is_known_by_the_id(full, done):
    first = done("show", full)["students"][0]["id"]
    assert done("result", full, first, "Poster", "submitted")["student"] == first


@pytest.mark.parametrize(("written", "points"), [("17.5", 17.5), ("17,5", 17.5), ("0", 0)])
def test_points_are_exact_with_point_or_comma(marked, done, written, points):
    done("result", marked, "4711001", "s", written)
    assert result(done, marked, "Sheet")["points"] == points


def test_a_number_and_a_state_do_not_erase_each_other(marked, done):
    done("result", marked, "4711001", "Sheet", "12")
    done("result", marked, "4711001", "Sheet", "returned")
    now = result(done, marked, "Sheet")
    assert (now["state"], now["points"]) == ("returned", 12)


def test_an_item_to_tick_keeps_points_and_does_not_pass_by_them(marked, done):
    done("result", marked, "4711001", "Poster", "17,5")
    now = result(done, marked, "Poster")
    assert (now["state"], now["points"]) == ("open", 17.5)


def test_a_graded_item_takes_grade_steps(marked, done, planner):
    done("result", marked, "4711001", "Essay", "1,3")
    assert result(done, marked, "Essay")["mark"] == 1.3
    assert planner("result", marked, "4711001", "Essay", "1.4").err.startswith("“1.4” is no grade")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("4711001", "Sheet", "21"), "21 is out of bounds: “Sheet” takes 0 to 20 points."),
        (("4711001", "Sheet", "great"), "“great” is no state and no number. States are: open,"),
        (("4711001", "Sheet", "1.2.3"), "“1.2.3” is no number of points."),
        (
            ("4711001", "Essay", "17.5"),
            "“Essay” is marked with a grade, so it takes no points. Grad",
        ),
        (("4711001", "Essay", "4,3"), "“4,3” is no grade. Grades are 1.0 1.3 1.7 "),
        (("4711001", "Essay", "1.2.3"), "“1.2.3” is no number of points."),
        (("4711001", "Sheet", "-3"), "“-3” is no number of points."),
        (("4711001", "Thesis", "passed"), "There is no item “Thesis”. There are: "),
        (("nobody@example.org", "Sheet", "passed"), "No student of this course has the id"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(marked, planner, words, said):
    before = marked.read_bytes()
    answer = planner("result", marked, *words)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(said)
    assert marked.read_bytes() == before


def test_two_items_of_one_title_are_told_apart_by_id(marked, done, planner):
    with open_course(marked) as store:
        store.change(Title.of("Add"), lambda tx: work.add_item(tx, Item(id="", title="sheet")))
    answer = planner("result", marked, "4711001", "Sheet", "passed")
    ids = [i["id"] for i in done("show", marked)["items"] if i["title"].lower() == "sheet"]
    assert answer.err == (
        f"Several items are called “Sheet”. Give the id of one: {', '.join(ids)}.\n"
    )


@pytest.mark.parametrize("state", list(State))
def test_every_state_is_understood_by_its_value(state):
    assert read_value(state.value, Item(id="i", title="I")) == Entry(state=state)


@pytest.mark.parametrize("text", ["", "-", "½", "pass"])
def test_what_is_neither_state_nor_number_is_refused(text):
    with pytest.raises(NoSuchValue):
        read_value(text, Item(id="i", title="I"))


def test_the_step_is_named_after_student_item_and_state(full, done):
    done("result", full, "4711001", "Poster", "returned")
    assert done("history", full)[0]["title"] == "Adler, Jonas: Poster to revise"


@pytest.mark.parametrize("written", ["4+3,5+6", "4 + 3.5 + 6"])
def test_a_sum_keeps_its_summands_until_another_number_comes(marked, done, written):
    done("result", marked, "4711001", "Sheet", written)
    now = result(done, marked, "Sheet")
    assert (now["points"], now["summands"]) == (13.5, "4+3.5+6")
    done("result", marked, "4711001", "Sheet", "returned")
    assert result(done, marked, "Sheet")["summands"] == "4+3.5+6"
    done("result", marked, "4711001", "Sheet", "12")
    now = result(done, marked, "Sheet")
    assert (now["points"], now["summands"]) == (12, "")


def test_a_sum_is_bound_as_a_number_is(marked, planner):
    answer = planner("result", marked, "4711001", "Sheet", "12+9")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("21 is out of bounds")


def test_handing_in_again_keeps_the_attempt_before(marked, done):
    done("result", marked, "4711001", "Sheet", "8")
    done("result", marked, "4711001", "Sheet", "returned")
    answer = done("result", marked, "4711001", "Sheet", "submitted")
    assert (answer["result"]["attempt"], answer["result"]["points"]) == (2, None)
    student = done("show", marked)["students"][0]
    (tried,) = student["attempts"].values()
    assert [(one["number"], one["state"], one["points"]) for one in tried] == [(1, "returned", 8)]
    assert tried[0]["by"]


def test_a_further_attempt_is_opened_by_its_own_value_and_only_after_a_first(
    marked, planner, done
):
    refused = planner("result", marked, "4711001", "Sheet", "attempt")
    assert refused.code == 1
    assert "has not tried “Sheet” yet" in refused.err
    done("result", marked, "4711001", "Sheet", "failed")
    answer = done("result", marked, "4711001", "Sheet", "attempt")
    assert (answer["result"]["state"], answer["result"]["attempt"]) == ("open", 2)
    done("undo", marked)
    now = result(done, marked, "Sheet")
    assert (now["state"], now["attempt"]) == ("failed", 1)
    assert done("show", marked)["students"][0]["attempts"] == {}
