from __future__ import annotations

import pytest

ON = ("--today", "2024-02-12")


@pytest.fixture
def settled(passing, done):
    """The course in which one student is decided."""
    done("decide", passing, "--all", *ON)
    return passing


def test_the_lists_are_handed_over_and_the_register_has_them_back(settled, done, tmp_path):
    out = tmp_path / "out"
    told = done("hand-over", settled, out, "--to", "Office", "--how", "mail", *ON)
    assert [(one["list"], one["lines"], one["last"]) for one in told["lists"]] == [("-", 1, None)]
    assert sorted(path.name for path in out.iterdir()) == sorted(told["written"])
    rows = done("handed-out", settled, "--on", "2024-02-12")["handed_out"]
    assert [(row["kind"], row["to"], row["how"]) for row in rows] == [
        ("exam-pdf", "Office", "mail"),
        ("exam-xlsx", "Office", "mail"),
    ]
    copy = tmp_path / "copy.xlsx"
    done("handed-out", settled, rows[1]["id"], copy)
    assert copy.read_bytes() == (out / rows[1]["name"]).read_bytes()
    again = done("hand-over", settled, out, "--dry-run", *ON)
    assert again["lists"][0]["changes"] == []
    assert len(done("handed-out", settled)["handed_out"]) == 2


def test_a_day_on_which_nothing_went_out_names_what_was_last_before(settled, planner, tmp_path):
    planner("hand-over", settled, tmp_path / "out", "--to", "Office", *ON)
    said = planner("handed-out", settled, "--on", "2024-03-01").out.splitlines()
    assert said[0] == "Nothing was handed out on Fri 1 Mar 2024."
    assert said[1].startswith("The last before it:")
    assert planner("handed-out", settled, "--to", "dean").out == "Nothing was handed out.\n"


def test_any_document_is_kept_when_it_is_handed_over_on_export(settled, planner, done, tmp_path):
    out = tmp_path / "plan.pdf"
    done("export", settled, "schedule-pdf", out, "--hand-over", "--to", "Dean", "--note", "x", *ON)
    (row,) = done("handed-out", settled, "--to", "dean")["handed_out"]
    assert (row["kind"], row["name"], row["note"], row["how"]) == (
        *("schedule-pdf", "plan.pdf", "x", "file"),
    )
    copy = tmp_path / "copy.pdf"
    done("handed-out", settled, row["number"], copy)
    assert copy.read_bytes() == out.read_bytes()
    assert planner("undo", settled).code == 0
    assert len(done("handed-out", settled)["handed_out"]) == 1


def test_one_list_is_exported_by_its_key_and_an_unknown_one_is_refused(settled, planner, tmp_path):
    planner("course", settled, "--set", "exam_number=471")
    out = tmp_path / "list.pdf"
    assert planner("export", settled, "exam-pdf", out, "--exam", "471").code == 0
    refused = planner("export", settled, "exam-pdf", out, "--exam", "9:exam")
    assert (refused.code, refused.err) == (
        1,
        "There is no examination list “9:exam”. There are: 471.\n",
    )


@pytest.mark.parametrize(
    "words",
    [
        ("export", "schedule-pdf", "x.pdf", "--exam", "471"),
        ("export", "schedule-pdf", "x.pdf", "--to", "Dean"),
        ("export", "verify-page", "x.html", "--hand-over"),
        ("handed-out", "2024-0001"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(course, planner, words):
    command, *rest = words
    assert planner(command, course, *rest).code == 2
