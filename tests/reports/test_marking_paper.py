from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.reports.marking_paper import PaperItem, PaperLine, PaperSheet, marking_pdf
from planner.reports.refusals import GlyphsMissing
from planner.rules.credits import Item, Marking
from tests.archived_pdf import faults

POSTER = Item(id="poster", title="Poster", marking=Marking.POINTS, max_points=Decimal(20))
LINES = (
    PaperLine(names=("Adler, Jonas", "Öztürk, Ayşe"), title="Reward <models>"),
    PaperLine(names=("Nővér, Żaneta",), when=date(2023, 11, 22)),
)
SHEET = PaperSheet(
    course="Seminar & more",
    term="Winter semester 2023/24",
    person="Ben Arslan",
    taken_on=date(2023, 11, 2),
    items=(PaperItem(item=POSTER, lines=LINES),),
    criteria=("Clear question", "Figures"),
)


def test_names_titles_days_and_criteria_stand_on_it(text_of, english):
    text = text_of(marking_pdf(SHEET, english))

    for said in (
        *("Adler, Jonas", "Öztürk, Ayşe", "Reward <models>", "Nővér, Żaneta", "22 Nov"),
        *("Clear question", "Figures", "Points of 20", "Remarks", "Ben Arslan", "Seminar & more"),
    ):
        assert said in text


def test_titles_and_days_have_columns_only_where_there_are_any(text_of, english):
    plain = tuple(replace(line, title="", when=None) for line in LINES)
    text = text_of(
        marking_pdf(replace(SHEET, items=(PaperItem(item=POSTER, lines=plain),)), english)
    )

    assert "Title" not in text
    assert "Day" not in text


def test_each_item_begins_a_page_and_long_lists_go_on_with_their_heading(read, english):
    many = tuple(PaperLine(names=(f"Student {n}",)) for n in range(40))
    talk = PaperItem(item=Item(id="talk", title="Talk", marking=Marking.GRADE), lines=many)
    pages = read(marking_pdf(replace(SHEET, items=(*SHEET.items, talk)), english)).pages

    texts = [page.extract_text() for page in pages]
    assert len(pages) == 4
    assert "Talk" in texts[1]
    assert all("Clear question" in text for text in texts)
    assert "Page 4 of 4" in texts[3]


def test_without_criteria_there_are_empty_columns_to_name_by_hand(text_of, english):
    text = text_of(marking_pdf(replace(SHEET, criteria=()), english))

    assert "Clear question" not in text
    assert "Remarks" in text


def test_the_same_sheet_gives_the_same_bytes_told_whole_and_kept(english):
    content = marking_pdf(SHEET, english)
    assert content == marking_pdf(SHEET, english)
    assert faults(content) == []


def test_a_character_that_cannot_be_printed_is_refused_with_its_line(english):
    odd = (PaperItem(item=POSTER, lines=(PaperLine(names=("王, Lin",)),)),)

    with pytest.raises(GlyphsMissing) as refusal:
        marking_pdf(replace(SHEET, items=odd), english)
    assert refusal.value.where == "line 1 of the list"
