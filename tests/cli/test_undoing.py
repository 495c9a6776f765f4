from __future__ import annotations

from planner.db.store import create_course


def test_steps_are_taken_back_and_done_again_by_their_names(course, done, planner):
    before = done("show", course)
    done("session", course, "push", "4")
    after = done("show", course)
    assert done("undo", course)["undone"] == "Session 4 moved to 22 Nov, 4 more moved"
    assert done("show", course) == before
    assert planner("redo", course).out == "Redone: Session 4 moved to 22 Nov, 4 more moved\n"
    assert done("show", course) == after


def test_with_nothing_to_undo_or_redo_the_shell_refuses(course, planner):
    """The making of the course itself is not taken back: nothing would be left to open."""
    nothing = planner("undo", course)
    assert (nothing.code, nothing.err) == (1, "There is nothing to undo.\n")
    nothing = planner("redo", course)
    assert (nothing.code, nothing.err) == (1, "There is nothing to redo.\n")


def test_a_file_in_which_no_course_was_made_says_so(tmp_path, planner):
    empty = tmp_path / "seminar.course"
    create_course(empty).close()
    refused = planner("show", empty)
    assert (refused.code, refused.err) == (
        1,
        "“seminar.course” holds no course: it was not finished. Make the course again.\n",
    )


def test_a_dry_undo_changes_nothing(course, planner, done):
    done("session", course, "shelve", "4")
    before = course.read_bytes()
    assert planner("undo", course, "--dry-run").out == (
        "Undone: Session 4 put on the shelf\nNothing was changed: this was a dry run.\n"
    )
    assert course.read_bytes() == before
