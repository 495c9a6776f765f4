from __future__ import annotations

from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from planner.language import Language
from planner.reports.charts import (
    Box,
    Column,
    Label,
    Part,
    StackedRow,
    Week,
    columns,
    in_words,
    progress,
    stacked,
)
from planner.reports.charts_pdf import charts_pdf
from planner.reports.charts_svg import chart_svg
from planner.reports.refusals import GlyphsMissing
from tests.jobs.test_documents import pdf_text

ENGLISH = Language("en")
MONDAY = date(2023, 10, 16)


def row(name, met, out=0):
    parts = (Part(met, "met", "met", "full"), Part(out, "out of reach", "out", "crossed"))
    return StackedRow(name, parts)


def standing(*rows):
    return stacked(
        "standing", "Standing", rows or (row("3 ECTS", 3, 1), row("6 ECTS", 0)), ENGLISH
    )


def boxes(drawing):
    return [one for one in drawing.shapes if isinstance(one, Box)]


def texts(drawing):
    return [one.text for one in drawing.shapes if isinstance(one, Label)]


def test_the_parts_of_a_bar_share_its_width_and_differ_in_pattern():
    legend_and_bars = boxes(standing())
    met, out = legend_and_bars[-2:]
    assert met.width == pytest.approx(3 * out.width)
    assert met.x + met.width == pytest.approx(out.x)
    assert (met.pattern, out.pattern) == ("full", "crossed")
    assert {"3", "1", "met", "out of reach", "3 ECTS", "6 ECTS"} <= set(texts(standing()))


def test_what_a_chart_shows_is_said_in_words_too():
    assert standing().words == ("3 ECTS: 3 met, 1 out of reach", "6 ECTS: nobody")


def test_a_number_stands_in_its_part_only_where_there_is_room():
    narrow = standing(row("3 ECTS", 500, 1))
    assert "500" in texts(narrow)
    assert "1" not in texts(narrow)


def test_columns_are_as_high_as_they_count():
    drawing = columns("g", "Grades", [Column("1.0", 4), Column("1.3", 0), Column("1.7", 2)], [])
    four, two = boxes(drawing)
    assert four.height == pytest.approx(2 * two.height)
    assert {"1.0", "1.3", "1.7", "4", "2"} <= set(texts(drawing))


def test_progress_never_leaves_its_frame_and_names_what_is_due():
    weeks = [
        Week(MONDAY + n * timedelta(days=7), n * n, ("HW 1",) if n == 3 else ()) for n in range(18)
    ]
    drawing = progress("p", "Progress", weeks, (), ENGLISH)
    assert "HW 1" in texts(drawing)
    assert "16 Oct" in texts(drawing)
    for one in boxes(drawing):
        assert 0 <= one.x <= one.x + one.width <= drawing.width
        assert 0 <= one.y <= one.y + one.height <= drawing.height


def test_an_svg_is_well_formed_and_says_its_words():
    written = chart_svg(standing(row("<b>3 & 6</b>", 3, 1)))
    root = ET.fromstring(written)  # noqa: S314 - our own bytes
    said = [one.text for one in root.iter() if one.text]
    assert "<b>3 & 6</b>: 3 met, 1 out of reach" in said
    assert chart_svg(standing()) == chart_svg(standing())


def test_a_pdf_holds_every_chart_with_its_words():
    drawings = [standing(), in_words("g", "Grades", ["Not shown."])]
    document = charts_pdf(drawings, "Charts", "Course", MONDAY, ENGLISH)
    text = " ".join(pdf_text(document).split())
    for words in ("Standing", "3 ECTS: 3 met, 1 out of reach", "Grades", "Not shown."):
        assert words in text
    assert document == charts_pdf(drawings, "Charts", "Course", MONDAY, ENGLISH)


def test_a_name_that_our_fonts_cannot_draw_is_refused_by_name():
    with pytest.raises(GlyphsMissing):
        charts_pdf([standing(row("名", 1))], "Charts", "Course", MONDAY, ENGLISH)
