from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.commands import work
from planner.db.journal import Title
from planner.db.store import open_course
from planner.db.work import items

NOTHING = {"moves": [], "dues": [], "warnings": []}


def rows(done, course):
    return {row["number"] or row["topic"]: row for row in done("show", course)["sessions"]}


def test_a_push_goes_until_the_buffer_and_says_what_moves(course, done):
    before = rows(done, course)
    answer = done("session", course, "push", "4")
    assert answer.keys() == {"moves", "dues", "warnings"}
    first, *_, last = answer["moves"]
    assert first == {"id": before["4"]["id"], "from": "2023-11-15", "to": "2023-11-22"}
    assert last == {"id": before["9"]["id"], "from": "2023-12-20", "to": None}
    assert answer["warnings"] == ["The buffer of Wed 20 Dec is used up and goes to the shelf."]
    assert rows(done, course)["4"]["date"] == "2023-11-22"


@pytest.mark.parametrize(
    "words",
    [
        ("move", "4", "2023-11-16"),
        ("swap", "3", "7"),
        ("swap", "3", "2023-12-06"),
        ("push", "4", "--all"),
        ("push", "4", "--by", "2"),
        ("shelve", "5"),
        ("cancel", "6", "--reason", "ill"),
        ("move", "4", "2023-11-01"),
        ("move", "4", "2023-11-01", "--insist"),
        ("move", "4,5", "2023-11-16"),
        ("shelve", "4,5,6"),
        ("insert", "13", "4"),
        ("resize", "4", "12:30-16:00"),
        ("resize", "4", "--until", "2023-11-17"),
    ],
)
def test_a_dry_run_answers_the_same_and_leaves_the_file_to_the_byte(course, planner, words):
    before = course.read_bytes()
    dry = planner("session", course, *words, "--json", "--dry-run")
    assert course.read_bytes() == before
    real = planner("session", course, *words, "--json")
    assert (dry.code, dry.out, dry.err) == (real.code, real.out, real.err)
    assert (course.read_bytes() != before) == (real.code == 0)


def test_a_session_is_known_by_its_number_or_its_id(course, done):
    row = rows(done, course)["13"]
    done("session", course, "shelve", row["id"])
    answer = done("session", course, "move", row["id"], "31.01.2024")
    assert answer["moves"] == [{"id": row["id"], "from": None, "to": "2024-01-31"}]


def test_a_day_without_a_slot_keeps_the_time_and_warns(course, done):
    answer = done("session", course, "move", "4", "2023-11-16")
    assert answer["warnings"] == [
        "The course has no weekly time on a Thursday, so the room is to be found for Thu 16 Nov."
    ]
    moved = rows(done, course)["4"]
    assert (moved["date"], moved["start"], moved["end"]) == ("2023-11-16", "12:30", "14:00")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("move", "4", "2023-11-01"), "There is no teaching on Wed 1 Nov 2023: All Saints' Day."),
        (("move", "4", "7"), "Wed 6 Dec 2023 is taken by session 7. Swap the two,"),
        (("move", "4", "2024-03-01"), "Fri 1 Mar 2024 is not in the lecture period"),
        (("move", "4", "2023-31-12"), "“2023-31-12” is no day."),
        (("move", "4", "Thursday"), "“Thursday” is no day. Write for example"),
        (("move", "4", "99"), "There is no session “99”. Numbers run from 1 to 13"),
        (("swap", "4", "2023-11-01"), "No session lies on Wed 1 Nov 2023."),
        (("move", "99", "2023-11-15"), "There is no session “99”. Numbers run from 1 to 13"),
        (("pull", "4"), "The place before, Wed 8 Nov 2023, is taken by session 3."),
        (("push", "13", "--by", "2"), "No places are left for session 13"),
    ],
)
def test_a_refusal_says_why_and_changes_nothing(course, planner, words, said):
    before = course.read_bytes()
    answer = planner("session", course, *words, "--json")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(said)
    assert course.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("move", "4"),
        ("swap", "4"),
        ("push", "4", "5"),
        ("shelve", "4", "--all"),
        ("lock", "4", "--by", "2"),
        ("push", "4", "--by", "0"),
        ("push", "4", "--reason", "ill"),
        ("push", "4,5"),
        ("push", "4", "--insist"),
        ("move", "4,5", "2023-11-01", "--insist"),
        ("move", "4", "2023-11-16", "--until", "2023-11-17"),
        ("resize", "4"),
        ("insert", "4"),
        ("teleport", "4"),
    ],
)
def test_a_verb_with_words_it_has_no_use_for_is_wrong_usage(course, planner, words):
    assert planner("session", course, *words).code == 2


def test_a_locked_session_stays_and_says_so(course, done, planner):
    assert done("session", course, "lock", "5") == NOTHING
    assert rows(done, course)["5"]["locked"] is True
    refused = planner("session", course, "move", "5", "2023-11-16")
    assert refused.err == "Session 5 is locked to Wed 22 Nov 2023. Unlock it first.\n"
    done("session", course, "unlock", "5")
    assert planner("session", course, "move", "5", "2023-11-16").code == 0


def test_a_locked_session_in_the_way_of_a_push_is_named_as_locked(course, done, planner):
    done("session", course, "lock", "9")
    answer = planner("session", course, "push", "8")
    assert answer.code == 1
    assert "20 Dec, “buffer” (locked to its day)" in answer.err


def test_what_is_no_session_is_neither_held_nor_locked(course, done, planner):
    holiday = next(row for row in done("show", course)["sessions"] if row["kind"] == "holiday")
    shelved = rows(done, course)["13"]["id"]
    done("session", course, "shelve", "13")
    before = course.read_bytes()
    for words in (("hold", holiday["id"]), ("lock", holiday["id"]), ("hold", shelved)):
        assert planner("session", course, *words).code == 1
    assert course.read_bytes() == before


def test_a_session_held_is_recorded_and_stays(course, done, planner):
    assert done("session", course, "hold", "1") == NOTHING
    assert rows(done, course)["1"]["status"] == "held"
    assert "recorded as held" in planner("session", course, "push", "1").err


def test_a_cancelled_session_keeps_its_day_and_loses_its_number(course, done):
    topic = rows(done, course)["6"]["topic"]
    answer = done(
        "session", course, "cancel", "6", "--reason", "ill", "--words", "The room floods"
    )
    assert answer == NOTHING
    row = next(one for one in done("show", course)["sessions"] if one["topic"] == topic)
    assert (row["date"], row["status"], row["number"]) == ("2023-11-29", "cancelled", None)


def test_to_its_own_day_is_nothing_to_do_and_no_step(course, planner, done):
    steps = len(done("history", course))
    assert planner("session", course, "move", "4", "2023-11-15").out == (
        "Nothing to do: it lies there already.\n"
    )
    assert len(done("history", course)) == steps


def test_the_lines_name_sessions_and_days(course, planner):
    answer = planner("session", course, "swap", "3", "7")
    assert answer.out.splitlines() == [
        "3: Wed 8 Nov 2023 → Wed 6 Dec 2023",
        "7: Wed 6 Dec 2023 → Wed 8 Nov 2023",
    ]


def test_deadlines_stay_or_go_along_and_a_dry_run_tells_the_same(course, done, planner):
    day = "2023-11-15"
    with open_course(course) as store:
        sheet = store.read(items)[0]
        due = replace(sheet, due=date.fromisoformat(day))
        store.change(Title.of("Due"), lambda tx: work.edit_item(tx, due))
    words = ("session", course, "swap", "4", "10")
    stays = done(*words, "--dry-run")
    assert stays["dues"] == []
    assert any(said.startswith(sheet.short or sheet.title) for said in stays["warnings"])
    dry = done(*words, "--along", "--dry-run")
    (moved,) = (move["to"] for move in dry["moves"] if move["from"] == day)
    assert {"item": sheet.id, "from": day, "to": moved} in dry["dues"]
    assert "goes along" in planner(*words, "--along", "--dry-run").out
    assert done(*words, "--along") == dry
    assert {one["id"]: one["due"] for one in done("show", course)["items"]}[sheet.id] == moved
    done("undo", course)
    assert {one["id"]: one["due"] for one in done("show", course)["items"]}[sheet.id] == day


def test_along_is_for_verbs_that_move(course, planner):
    assert planner("session", course, "shelve", "4", "--along").code == 2


def test_what_a_lost_week_would_cost_is_asked_without_touching_the_file(course, done, planner):
    before = course.read_bytes()
    answer = done("session", course, "lose", "2023-11-15", "--dry-run")
    assert course.read_bytes() == before
    assert answer["moves"] == done("session", course, "push", "4", "--dry-run")["moves"]
    assert done("session", course, "lose", "13.11.2023") == answer
    assert done("history", course)[0]["title"] == "Week of 13 Nov lost, 5 moved"
    answer = done("session", course, "lose", "2023-11-22")
    assert answer["warnings"][0] == "Session 12 finds no place and goes to the shelf."
    assert planner("session", course, "lose", "2023-11-01").out == (
        "Nothing to do: no session of that week can move.\n"
    )


def test_a_week_is_named_by_a_day_of_it(course, planner):
    assert planner("session", course, "lose", "soon").err.startswith("“soon” is no day.")
    assert planner("session", course, "lose", "2023-11-15", "--by", "2").code == 2


def test_a_session_lies_on_a_holiday_if_one_insists_and_the_answer_names_it(course, done):
    answer = done("session", course, "move", "4", "2023-11-01", "--insist")
    assert [move["to"] for move in answer["moves"]] == ["2023-11-01"]
    assert answer["warnings"][0] == (
        "It is held there all the same: There is no teaching on Wed 1 Nov 2023: All Saints' Day."
    )
    assert rows(done, course)["3"]["date"] == "2023-11-01"


def test_what_was_held_moves_if_one_insists_and_stays_held(course, done, planner):
    done("session", course, "hold", "4")
    assert planner("session", course, "move", "4", "2023-11-16").code == 1
    answer = done("session", course, "move", "4", "2023-11-16", "--insist")
    assert "recorded as held on Wed 15 Nov 2023 and stays so" in answer["warnings"][0]
    assert rows(done, course)["4"]["status"] == "held"


def test_several_move_together_or_not_at_all(course, done, planner):
    done("session", course, "shelve", "9")
    answer = done("session", course, "move", "8,7", "2023-12-20")
    assert [(move["from"], move["to"]) for move in answer["moves"]] == [
        ("2023-12-13", "2023-12-20"),
        ("2023-12-06", "2023-12-13"),
    ]
    refused = planner("session", course, "move", "4,5", "2023-11-29")
    assert (refused.code, refused.err.startswith("Wed 29 Nov 2023 is taken by")) == (1, True)


def test_a_session_lasts_otherwise_and_its_date_does_not_change(course, done, planner):
    answer = done("session", course, "resize", "4", "12:30-16:00", "--until", "2023-11-17")
    assert answer == {"moves": [], "dues": [], "warnings": []}
    row = rows(done, course)["4"]
    assert (row["date"], row["end_date"], row["end"]) == ("2023-11-15", "2023-11-17", "16:00")
    assert planner("session", course, "resize", "4", "soon").code == 1


def test_inserting_from_the_shelf_pushes_what_lies_there_until_the_buffer(course, done):
    row = rows(done, course)["12"]
    done("session", course, "shelve", "12")
    answer = done("session", course, "insert", row["id"], "2023-11-15")
    assert answer["moves"][0] == {"id": row["id"], "from": None, "to": "2023-11-15"}
    assert answer["moves"][-1]["to"] is None
    assert rows(done, course)["5"]["date"] == "2023-11-22"


def test_what_was_cancelled_takes_place_after_all(course, done):
    row = rows(done, course)["6"]
    done("session", course, "cancel", "6")
    assert done("session", course, "restore", row["id"])["moves"] == []
    assert rows(done, course)["6"]["status"] == "planned"


def test_a_new_session_takes_a_taken_day_and_what_lies_there_moves_in_one_step(
    course, done, planner
):
    before, old = done("show", course)["sessions"], rows(done, course)["4"]["id"]
    words = ("session", course, "insert", "--topic", "Guest: agents", "2023-11-15")
    file = course.read_bytes()
    dry, lines = done(*words, "--dry-run"), planner(*words, "--dry-run").out.splitlines()
    assert course.read_bytes() == file
    assert lines[:2] == [
        "Guest: agents: new → Wed 15 Nov 2023",
        "4: Wed 15 Nov 2023 → Wed 22 Nov 2023",
    ]
    real = done(*words)
    new = real["moves"][0].pop("id")
    assert dry["moves"][0].pop("id") != new, "only the id is given anew"
    assert dry == real
    now = rows(done, course)
    guest = now["4"]
    assert (guest["id"], guest["topic"], guest["date"]) == (new, "Guest: agents", "2023-11-15")
    assert (now["5"]["id"], now["5"]["date"]) == (old, "2023-11-22")
    assert guest["start"] == now["5"]["start"]
    assert done("history", course)[0]["title"] == "New session “Guest: agents” on 15 Nov, 5 moved"
    done("undo", course)
    assert done("show", course)["sessions"] == before


def test_a_new_session_on_a_free_day_moves_nothing(course, done):
    done("session", course, "shelve", "12")
    answer = done("session", course, "insert", "--topic", "Guest", "2024-01-24")
    assert [move["to"] for move in answer["moves"]] == ["2024-01-24"]
    assert done("history", course)[0]["title"] == "New session “Guest” on 24 Jan"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("insert", "--topic", " ", "2023-11-15"), 1),
        (("insert", "--topic", "Guest", "2023-11-01"), 1),
        (("insert", "--topic", "Guest", "soon"), 1),
        (("insert", "--topic", "Guest", "4", "2023-11-15"), 2),
        (("move", "--topic", "Guest", "4", "2023-11-15"), 2),
    ],
)
def test_a_new_session_that_cannot_be_inserted_leaves_the_file_as_it_is(
    course, planner, words, code
):
    before = course.read_bytes()
    assert planner("session", course, *words).code == code
    assert course.read_bytes() == before
