from __future__ import annotations

from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from planner.commands import results
from planner.commands.results import Entry
from planner.db.journal import Title
from planner.exchange.moodle_worksheets import read_worksheet
from planner.jobs.result_pairing import WhichItem
from planner.jobs.worksheets_out import Fate, MaximumDiffers, Wishes, fill
from planner.language import Language
from planner.rules.credits import State
from planner.wording.moodle_out import left_lines, proof_words
from tests.result_course import ids, result_course

FILES = Path(__file__).parents[1] / "exchange" / "files"
SAY = Language("en")


@pytest.fixture
def store():
    with closing(result_course()) as store:

        def enter(tx):
            who = ids(tx)
            for family, points in (("Özdemir", "8.5"), ("Müller-Lüdenscheidt", 9), ("Gans", 3)):
                results.enter(tx, who[family], "rr1", Entry(points=Decimal(points)))
            results.enter(tx, who["O'Hara"], "rr1", Entry(points=Decimal(7)))
            results.annotate(tx, who["Özdemir"], "rr1", feedback="Clear; see p. 3")

        store.change(Title.of("Enter"), enter)
        yield store


def sheet_of(tmp_path, rows, name="Grades-Owls-Reading response 1-4711.csv", head="Maximum Grade"):
    path = tmp_path / name
    path.write_text(
        f"Identifier,Full name,Email address,Status,Grade,{head},Grade can be changed,"
        f"Feedback comments\n{rows}",
        encoding="utf-8",
    )
    return read_worksheet(path)


def row(mail, grade="", most="10.00", *, comment="", may="Yes"):
    return f"Participant 1,A B,{mail}@student.example.org,-,{grade},{most},{may},{comment}\n"


def fates(found):
    return [one.fate for one in found.fates]


def test_each_row_is_filled_kept_locked_or_named(store, tmp_path):
    rows = (
        row("aylin.oezdemir")
        + row("bjoern.ml", "9.50", comment="Good")
        + row("ciara.ohara", may="No")
        + row("nobody")
        + row("reh")
    )
    found = store.read(fill, sheet_of(tmp_path, rows), Wishes())
    assert fates(found) == [Fate.FILLED, Fate.KEPT, Fate.LOCKED, Fate.UNKNOWN, Fate.BLANK]
    assert found.content() == found.sheet.content.replace(
        b",-,,10.00,Yes,\n", b",-,8.50,10.00,Yes,Clear; see p. 3\n", 1
    )
    assert proof_words(found, SAY) == (
        "1 grade cells and 1 comments filled, nothing else changed."
    )
    assert left_lines(found, SAY) == [
        "Müller-Lüdenscheidt, Björn: 9.50 stays; the course says 9.00",
        "O'Hara, Ciara: locked in Moodle: 7.00",
        "B, A: not in the course",
        "Reh, Ida: nothing to fill in",
        "Gans, Hannah: not on the worksheet",
    ]
    mine = store.read(fill, found.sheet, Wishes(mine=True, comments=False))
    assert (mine.grades, mine.comments) == ({1: "8.50", 2: "9.00"}, {})


def test_points_are_converted_only_if_that_is_wished(store, tmp_path):
    sheet = sheet_of(tmp_path, row("aylin.oezdemir", most='"100,00"'))
    with pytest.raises(MaximumDiffers):
        store.read(fill, sheet, Wishes())
    found = store.read(fill, sheet, Wishes(scaled=True))
    assert found.grades == {1: "85,00"}


def test_a_scale_gets_its_own_words_and_ticks_the_highest_grade(store, tmp_path):
    who = store.read(ids)

    def enter(tx):
        results.enter(tx, who["Özdemir"], "talk", Entry(state=State.PASSED))
        results.enter(tx, who["Müller-Lüdenscheidt"], "talk", Entry(state=State.FAILED))
        results.enter(tx, who["Özdemir"], "paper", Entry(mark=Decimal("1.3")))

    store.change(Title.of("Enter"), enter)
    scale = '"nicht bestanden\nbestanden"'
    rows = row("aylin.oezdemir", most=scale) + row("bjoern.ml", most=scale)
    sheet = sheet_of(tmp_path, rows, head="Skala")
    words = store.read(fill, sheet, Wishes(item="talk"))
    assert words.grades == {1: "bestanden", 2: "nicht bestanden"}
    assert fates(store.read(fill, sheet, Wishes(item="paper"))) == [Fate.NO_WORD, Fate.BLANK]
    ticks = sheet_of(tmp_path, row("aylin.oezdemir") + row("bjoern.ml"))
    assert store.read(fill, ticks, Wishes(item="talk")).grades == {1: "10.00", 2: "0.00"}


def test_a_worksheet_whose_item_nobody_tells_is_refused(store):
    with pytest.raises(WhichItem):
        store.read(fill, read_worksheet(FILES / "offline_worksheet_en_points.csv"), Wishes())


def test_a_name_alone_is_named_and_taken_only_if_that_is_wished(store, tmp_path):
    rows = row("").replace("A B,@student.example.org", "Hannah Gans,-")
    sheet = sheet_of(tmp_path, rows)
    assert fates(store.read(fill, sheet, Wishes())) == [Fate.NAME_ONLY]
    assert store.read(fill, sheet, Wishes(names=True)).grades == {1: "3.00"}
