from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from planner.reports import paper
from planner.reports.refusals import PictureUnreadable
from planner.reports.sheet import Block, Look, Sheet, fitting, picture, wrapped

paper.register_fonts()
LOOK = Look(10, 13)
NAMES = st.text(alphabet="AbcdeşőłŽ -/’", max_size=120)


def sheet():
    return Sheet(title="Letter", author="", code="en", made=date(2024, 2, 12))


def png(size=(40, 20), mode="RGBA", form="PNG"):
    out = io.BytesIO()
    Image.new(mode, size, "red").save(out, form)
    return out.getvalue()


@given(NAMES, st.floats(min_value=20, max_value=300))
def test_no_line_is_wider_than_asked(text, width):
    assert all(LOOK.width_of(line) <= width for line in wrapped(text, LOOK, width))


@given(NAMES, st.floats(min_value=20, max_value=300))
def test_wrapping_loses_nothing(text, width):
    joined = "".join(wrapped(text, LOOK, width))
    assert joined.replace(" ", "") == paper.plain(text).replace(" ", "")


def test_words_stay_whole_where_there_is_room():
    lines = wrapped("Reinforcement learning for language models", LOOK, 90)
    assert lines == ("Reinforcement", "learning for", "language models")


def test_a_double_name_breaks_after_its_hyphen():
    lines = wrapped("von Hohenlohe-Waldenburg-Schillingsfürst", LOOK, 110)
    assert lines == ("von Hohenlohe-", "Waldenburg-", "Schillingsfürst")


def test_a_no_break_space_holds():
    assert wrapped("Dr. Berta\u00a0Beispiel", LOOK, 75) == ("Dr.", "Berta\u00a0Beispiel")


def test_an_empty_text_takes_no_line():
    assert Block.of([("", LOOK), ("  ", LOOK)], 100).height == 0


def test_a_look_shrinks_until_the_text_fits():
    small = fitting("von Hohenlohe-Schillingsfürst", LOOK, 120, smallest=5)
    assert 5 < small.size < 10
    assert wrapped("von Hohenlohe-Schillingsfürst", small, 120) == (
        "von Hohenlohe-Schillingsfürst",
    )


def test_a_look_does_not_shrink_below_what_can_be_read():
    assert fitting("Adler " * 100, LOOK, 120, smallest=8).size == pytest.approx(8)


def test_markup_in_a_text_is_drawn_as_text():
    page = sheet()
    page.text(Block.of([("<b>Zoë & Co", LOOK)], 300), 50, 50)
    assert "<b>Zoë & Co" in PdfReader(io.BytesIO(page.finished())).pages[0].extract_text()


@pytest.mark.parametrize(
    ("mode", "form"),
    [("RGBA", "PNG"), ("P", "PNG"), ("L", "PNG"), ("RGB", "JPEG"), ("CMYK", "JPEG")],
)
def test_pictures_of_every_usual_kind_are_drawn(mode, form):
    page = sheet()
    page.picture(png(mode=mode, form=form), 500, 50, (120, 48))
    (image,) = PdfReader(io.BytesIO(page.finished())).pages[0].images
    assert image.image.size == (40, 20)


def test_a_large_picture_is_no_larger_than_print_needs():
    assert picture(png((3000, 1500)), (120, 48))[1] == (532, 266)
    assert picture(png((30, 15)), (120, 48))[1] == (30, 15)


@pytest.mark.parametrize(
    "file", [b"", b"GIF89a", b"<svg/>", png()[:60], png(form="GIF", mode="P")]
)
def test_what_is_no_png_or_jpeg_is_refused(file):
    with pytest.raises(PictureUnreadable):
        picture(file, (120, 48))


def test_a_picture_that_would_fill_the_memory_is_refused():
    huge = io.BytesIO()
    Image.new("1", (8000, 8000)).save(huge, "PNG")
    with pytest.raises(PictureUnreadable):
        picture(huge.getvalue(), (120, 48))
