from __future__ import annotations

from datetime import datetime

from planner.cli import history


def test_every_step_is_told_the_newest_first(course, done):
    done("session", course, "push", "4")
    done("undo", course)
    steps = done("history", course)
    assert [step.keys() for step in steps] == [{"id", "at", "by", "kind", "title", "of"}] * 3
    assert [(step["id"], step["kind"], step["of"]) for step in steps] == [
        (3, "undo", 2),
        (2, "do", None),
        (1, "fact", None),
    ]
    assert steps[1]["title"] == "Session 4 moved to 22 Nov, 4 more moved"
    assert datetime.fromisoformat(steps[0]["at"]).tzinfo is not None


def test_lines_say_what_was_undone(course, done, planner):
    done("session", course, "shelve", "4")
    done("undo", course)
    first, second, third = planner("history", course).out.splitlines()
    assert first.endswith("Undone: Session 4 put on the shelf")
    assert second.endswith("Session 4 put on the shelf")
    assert third.endswith("Create the course “RL for Language Model Training”")


def test_a_long_history_is_told_to_its_beginning(passing, done, monkeypatch):
    whole = [step["id"] for step in done("history", passing)]
    assert whole == list(range(8, 0, -1))
    for at_once in (1, 3, 4):
        monkeypatch.setattr(history, "AT_ONCE", at_once)
        assert [step["id"] for step in done("history", passing)] == whole


def test_the_history_says_who_did_a_step_by_their_own_name(course, tmp_path, done):
    folder = tmp_path / "home" / "config"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text('{"own_name": "Berta Beispiel"}')
    done("session", course, "hold", "1")
    assert done("history", course)[0]["by"] == "Berta Beispiel"
