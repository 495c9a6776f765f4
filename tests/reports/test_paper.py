from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import Spacer, Table

from planner import places
from planner.reports import paper
from planner.reports.refusals import GlyphsMissing


def bound(say, *texts, **frame):
    story = [paper.paragraph(text, paper.style()) for text in texts]
    return paper.bound(story, paper.Frame(**{"title": "Plan", **frame}), say)


def test_letters_of_european_names_are_drawn_by_every_face():
    assert paper.missing_glyphs("ş ő ł Ž ç ğ Ł Ş ß ẞ Đ ț ơ ạ ø å ñ ’ ‑ – € № Жук Ωμέγα") == ()


def test_what_the_fonts_lack_is_named_once_in_order_of_appearance():
    assert paper.missing_glyphs("李 and 龍, 李 again", "😀") == ("李", "龍", "😀")


def test_a_control_character_is_a_hole_even_where_the_font_has_something_for_it():
    assert paper.missing_glyphs("Ad\x00ler\x07") == ("\x00", "\x07")


def test_half_a_character_is_a_hole():
    assert paper.missing_glyphs("\ud83d") == ("\ud83d",)


def test_the_refusal_says_which_characters_and_where():
    with pytest.raises(GlyphsMissing) as refused:
        paper.check_glyphs("course title", "Logic", "逻辑")
    assert refused.value.characters == ("逻", "辑")
    assert refused.value.where == "course title"


def test_marks_without_a_shape_do_not_come_along():
    assert paper.plain("\u202aAdler\u202c\u200b, Ay\u00adşe\ufeff") == "Adler, Ayşe"


def test_letters_in_parts_are_put_together():
    assert paper.plain("Zoe\u0308 S\u0327ahin") == "Zoë Şahin"


@given(st.text())
def test_plain_text_is_one_line_and_stays_as_it_is(text):
    once = paper.plain(text)
    assert paper.plain(once) == once
    assert not set("\n\r\t") & set(once)


@given(st.text(alphabet=st.characters(categories=["L", "Nd", "P", "Sm"], max_codepoint=0x24F)))
def test_plain_text_loses_no_letter(text):
    assert paper.plain(text) == unicodedata.normalize("NFC", text).replace("\xad", "")


def test_what_looks_like_markup_is_printed_as_written(english, text_of):
    names = (
        "<b>Zoë & Co",
        '=HYPERLINK("x")',
        "<img src='/etc/passwd'/>",
        "&lt;A&amp;B",
        "</para>",
    )
    told = text_of(bound(english, *names))
    assert all(name in told for name in names)


def test_no_link_comes_from_a_name(english, read):
    page = read(bound(english, '<a href="http://example.org">Adler</a>')).pages[0]
    assert "/Annots" not in page


def test_each_page_says_its_number_and_how_many_there_are(german, read):
    pages = read(bound(german, *["Adler"] * 150, foot="Fuß")).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"Seite {number} von {len(pages)}" in page.extract_text()
        assert "Fuß" in page.extract_text()


def test_a_mark_stands_on_every_page(english, read):
    pages = read(bound(english, *["Adler"] * 150, mark="Draft")).pages
    assert all("DRAFT" in page.extract_text() for page in pages)


def test_a_foot_that_is_too_long_leaves_the_page_number_alone(english, text_of):
    told = text_of(bound(english, "Adler", foot="Reinforcement Learning " * 20))
    assert "Page 1 of 1" in told
    assert "…" in told


def test_all_fonts_are_ours_and_embedded(english, fonts_of):
    table = Table([["Adler", "Amsel"]], style=paper.table_style())
    heading = paper.paragraph("Plan", paper.style(18, font=paper.BOLD))
    pdf = paper.bound([heading, table], paper.Frame(title="Plan"), english)
    assert fonts_of(pdf) == {"NotoSans-Regular": True, "NotoSans-Bold": True}


def test_the_file_says_its_title_its_language_and_its_day(german, read):
    pdf = read(bound(german, "Adler", title="Plan", author="Universität", made=date(2024, 2, 12)))
    assert (pdf.metadata.title, pdf.metadata.author) == ("Plan", "Universität")
    assert not pdf.metadata.subject
    assert pdf.metadata.creation_date.date() == date(2024, 2, 12)
    assert pdf.trailer["/Root"]["/Lang"] == "de-DE"
    assert pdf.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_the_same_story_gives_the_same_bytes(english):
    assert bound(english, "Adler", foot="F") == bound(english, "Adler", foot="F")


def test_a_story_of_nothing_still_is_a_page(english, read):
    pdf = paper.bound([Spacer(0, 1)], paper.Frame(title="Plan"), english)
    assert len(read(pdf).pages) == 1


def test_a_hole_in_the_foot_is_refused(english):
    with pytest.raises(GlyphsMissing):
        bound(english, "Adler", foot="龍")


def test_the_fonts_come_with_their_licence():
    licence = (places.resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in licence
    assert "Copyright 2015-2020 Google LLC." in licence
