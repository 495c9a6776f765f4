"""The office's lists from its file to the filled one, as a script or a hand at the shell does."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook

from tests.exchange.office_files import KEPT, hisinone, saved

ON = ("--today", "2024-02-12")
ADLER, BIBER, DACHS = (
    ("Adler", "Jonas", 4711001),
    ("Biber", "Çağla", 4711003),
    (
        *("Dachs", "Emil"),
        4711004,
    ),
)


@pytest.fixture
def settled(passing, planner):
    """The course in which one student has passed with a grade and one has withdrawn."""
    planner("decide", passing, "--all", *ON)
    planner("decide", passing, "4711003", "--outcome", "withdrawn", "--reason", "x", *ON)
    return passing


@pytest.fixture
def theirs(tmp_path):
    def make(name, people, **more):
        path = tmp_path / name
        path.write_bytes(saved(hisinone(people, **more)))
        return path

    return make


def grades(path, column="G"):
    sheet = load_workbook(path).active
    return [sheet[f"{column}{row}"].value for row in range(6, 9)]


def test_a_list_is_filled_and_the_answer_proves_that_nothing_else_changed(
    settled, planner, done, theirs, tmp_path
):
    mine, out = theirs("list.xlsx", (ADLER, BIBER, DACHS)), tmp_path / "out.xlsx"
    planned = done("export", settled, "exam-list", out, "--list", mine, "--dry-run", *ON)
    assert not out.exists()
    told = done("export", settled, "exam-list", out, "--list", mine, *ON)
    assert {**told, "notes": []} == {**planned, "notes": []}
    assert told["counts"] == {"fill": 2, "undecided": 1}
    assert (told["left_blank"], told["lists"][0]["filled"]) == (1, 2)
    assert told["lists"][0]["proof"] == (
        "out.xlsx: 2 grade cells filled in; every other cell and every other part of the file is"
        " the same."
    )
    assert grades(out)[1:] == ["RT", None]
    assert grades(mine) == [None, None, None]
    settings = json.loads((tmp_path / "home" / "config" / "settings.json").read_text())
    assert settings["office_system"] == "HISinOne"
    other = KEPT / "hisqis_minimal_ilias.csv"
    words = planner("export", settled, "exam-list", out, "--list", other, *ON).out
    assert "is a list of HISQIS; the office's system is HISinOne" in words


def test_several_lists_go_into_a_folder_and_into_the_register(settled, done, theirs, tmp_path):
    lists = theirs("a.xlsx", (ADLER,), grades=("5,0",)), theirs("b.xlsx", (DACHS,), number="9")
    out = tmp_path / "out"
    words = ("export", settled, "exam-list", out, "--list", lists[0], "--list", lists[1])
    told = done(*words, "--hand-over", "--to", "Office", *ON)
    assert told["counts"] == {"different": 1, "undecided": 1, "off_list": 1}
    assert (out / "a.xlsx").read_bytes() == lists[0].read_bytes()
    told = done(*words, "--take", "mine", *ON)
    row = told["rows"][0]
    assert (row["verdict"], row["there"], row["filled"]) == ("different", "5,0", True)
    assert grades(out / "a.xlsx")[0] == row["decided"]
    kept = done("handed-out", settled, "--kind", "exam-list")["handed_out"]
    assert [(one["name"], one["to"], one["lists"], one["draft"]) for one in kept] == [
        ("a.xlsx", "Office", ["471123"], True),
        ("b.xlsx", "Office", ["9"], True),
    ]


def test_what_cannot_be_filled_is_refused_in_a_sentence(settled, planner, theirs, tmp_path):
    mine = theirs("list.xlsx", (ADLER,))
    words = ("export", settled, "exam-list")

    def refused(*more):
        answer = planner(*words, *more, *ON)
        assert answer.code == 1
        return answer.err.strip()

    out = tmp_path / "out.xlsx"
    assert "is no list of an examination office" in refused(
        out, "--list", KEPT.parents[1] / "exchange" / "office_files.py"
    )
    assert refused(out, "--list", mine, "--list", mine).startswith("“list.xlsx” is there twice.")
    other = theirs("other.xlsx", (BIBER,))
    assert not out.exists()
    before = mine.read_bytes()
    assert planner(*words, tmp_path, "--list", mine, "--list", other, *ON).code == 0
    assert mine.read_bytes() == before
    assert grades(tmp_path / "list filled in.xlsx")[0] is not None
    assert planner(*words, out).code == 2
    assert planner(*words, mine, "--list", mine, *ON).code == 0
    assert grades(mine)[0] is not None


def test_an_old_workbook_is_refused_where_it_would_be_written(settled, planner, tmp_path):
    answer = planner("import", settled, KEPT / "hisqis_legacy_filled.xls", "--as", "roster", *ON)
    assert answer.code == 0, answer.err
    old, out = KEPT / "hisqis_legacy_filled.xls", tmp_path / "out.xls"
    planner("decide", settled, "5100001", "--outcome", "failed", "--reason", "x", *ON)
    words = ("export", settled, "exam-list", out, "--list", old, "--take", "mine")
    planned = planner(*words, "--dry-run", *ON)
    assert planned.code == 0
    assert "save it as .xlsx or as text" in planned.out
    answer = planner(*words, *ON)
    assert (answer.code, out.exists()) == (1, False)
    assert "save it as .xlsx or as text" in answer.err
