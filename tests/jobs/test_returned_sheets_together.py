from __future__ import annotations

import shutil
import subprocess
from contextlib import closing
from decimal import Decimal
from itertools import permutations

import pytest
from openpyxl import load_workbook

from planner.commands import group_results, groups, results
from planner.db.journal import Title
from planner.db.store import create_course
from planner.exchange.marking_sheets_in import is_marking_sheet
from planner.rules.credits import State
from tests.marked_sheets import (
    POINTS,
    POSTER,
    STATE,
    bring,
    enter,
    fill,
    marked_course,
    result,
    take,
)
from tests.small_course import dump, student_id, tick

OFFICE = shutil.which("soffice")


@pytest.fixture
def store(tmp_path):
    with closing(marked_course(create_course(tmp_path / "a.course"))) as store:
        yield store


def test_sheets_of_three_markers_come_to_the_same_in_every_order(tmp_path):
    ends = set()
    for number, order in enumerate(permutations(range(3))):
        with closing(marked_course(create_course(tmp_path / f"{number}.course"))) as store:
            sheets = [take(store, tmp_path / f"{number}-{n}.xlsx", f"TA {n}") for n in range(3)]
            fill(sheets[0], {("Adler", POINTS): 17, ("Biber", POINTS): 8, ("Dachs", STATE): "H"})
            fill(sheets[1], {("Adler", POINTS): 17, ("Biber", POSTER): "P"})
            fill(sheets[2], {("Biber", POINTS): 9, ("Dachs", POINTS): 12})
            tick(store, "Adler", "poster")

            found = {n: bring(store, sheets[n]) for n in order}
            again = [bring(store, sheets[n]) for n in order]

            asked = {
                (one.student.family, one.item.id)
                for shown_ in found.values()
                for one in shown_.questions
            }
            assert asked == {("Biber", "hw")}
            first = 8 if order.index(0) < order.index(2) else 9
            assert result(store, "Biber", "hw").facts.points == first
            (question,) = [one for shown_ in found.values() for one in shown_.questions]
            assert {question.mine.number.value, question.theirs.number.value} == {8, 9}
            assert not any(shown_.taken(()) for shown_ in again)
            ends.add(
                tuple(
                    (family, item, str(result(store, family, item).facts))
                    for family in ("Adler", "Biber", "Dachs")
                    for item in ("sheet", "poster", "hw", "talk")
                    if (family, item) != ("Biber", "hw")
                )
            )
    assert len(ends) == 1


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here")
def test_a_sheet_that_libreoffice_has_saved_comes_back_whole(store, tmp_path):
    enter(store, "Adler", "hw", points=Decimal("7.5"), summands="4+3.5")
    note = "=Good & <short>\nsecond line"
    adler = student_id(store, "Adler")
    store.change(Title.of("Note"), lambda tx: results.annotate(tx, adler, "hw", feedback=note))
    sheet = take(store, tmp_path / "ben.xlsx")
    fill(sheet, {("Biber", POINTS): 17.5, ("Dachs", POINTS): "4+3,5", ("Dachs", POSTER): "passed"})
    saved = tmp_path / "saved"
    subprocess.run(
        [
            *(OFFICE, f"-env:UserInstallation=file://{tmp_path}/office", "--headless"),
            *("--convert-to", "xlsx", "--outdir", str(saved), str(sheet)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    before = result(store, "Adler", "hw")
    assert is_marking_sheet(saved / "ben.xlsx")

    found = bring(store, saved / "ben.xlsx")

    assert (found.problems, found.questions) == ((), ())
    assert result(store, "Adler", "hw") == before
    assert result(store, "Biber", "hw").facts.points == Decimal("17.5")
    assert result(store, "Dachs", "hw").summands == "4+3.5"
    assert result(store, "Dachs", "poster").facts.state is State.PASSED
    page = load_workbook(saved / "ben.xlsx").worksheets[0]
    assert page.protection.sheet
    assert page.column_dimensions["A"].hidden
    assert page.row_dimensions[1].hidden
    assert not page.cell(6, 4).protection.locked
    assert page.cell(6, 2).protection.locked
    assert len(page.data_validations.dataValidation) == 6


def test_what_is_marked_for_one_of_a_group_reaches_those_of_whom_the_sheet_says_nothing(
    store, tmp_path
):
    group(store, "Adler", "Biber", "Dachs")
    differing(store, "Biber")
    before = dump(store)
    sheet = fill(take(store, tmp_path / "ben.xlsx"), {("Adler", POINTS): "4+3"})

    (line,) = bring(store, sheet).lines

    assert [one.family for one in line.also] == ["Dachs"]
    assert result(store, "Dachs", "hw").summands == "4+3"
    assert result(store, "Biber", "hw").facts.points is None
    assert bring(store, sheet).lines == ()
    store.undo()
    assert dump(store) == before


def test_nobody_else_is_reached_where_the_sheet_says_two_things_of_a_group(store, tmp_path):
    group(store, "Adler", "Biber", "Dachs")
    sheet = take(store, tmp_path / "ben.xlsx")
    fill(sheet, {("Adler", POINTS): 17, ("Biber", POINTS): 12})

    found = bring(store, sheet)

    assert [line.also for line in found.lines] == [(), ()]
    assert result(store, "Dachs", "hw").facts.points is None


def test_who_has_another_result_than_the_one_marked_is_not_reached(store, tmp_path):
    group(store, "Adler", "Biber", "Dachs")
    sheet = fill(take(store, tmp_path / "ben.xlsx"), {("Adler", POINTS): 17})
    enter(store, "Dachs", "hw", points=Decimal(5))

    (line,) = bring(store, sheet).lines

    assert [one.family for one in line.also] == ["Biber"]
    assert result(store, "Dachs", "hw").facts.points == 5


def group(store, *names):
    members = [student_id(store, name) for name in names]
    store.change(Title.of("Group"), lambda tx: groups.make(tx, "Group 1", ["hw"], members))


def differing(store, name):
    who = student_id(store, name)
    store.change(Title.of("Apart"), lambda tx: group_results.differ(tx, who, "hw", "was ill"))
