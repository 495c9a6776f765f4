from __future__ import annotations

import io

import pytest
from PIL import Image

from planner.language import Language
from planner.ui.parts.picture_field import MOST_BYTES, PictureField, objection_to

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def say():
    return Language("en")


def picture(kind: str, size=(30, 20)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (20, 60, 140)).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_png_and_jpeg_are_taken(say, kind):
    assert objection_to(picture(kind), say) == ""


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF"])
def test_other_pictures_are_refused_in_words(say, kind):
    assert objection_to(picture(kind), say) == "This is no PNG or JPEG picture."


def test_a_damaged_or_huge_picture_is_refused_in_words(say):
    assert "damaged" in objection_to(picture("PNG")[:60], say)
    assert "at most 2 MB" in objection_to(b"\0" * (MOST_BYTES + 1), say)
    assert "far too large" in objection_to(picture("PNG", (9000, 6000)), say)


def test_a_file_that_cannot_be_read_is_named_beneath_the_field(qtbot, say, tmp_path):
    field = PictureField(say, "Choose a logo")
    qtbot.addWidget(field)
    told = []
    field.wished.connect(told.append)
    field.take(tmp_path / "none.png")
    assert "none.png cannot be read" in field.objection.text()
    text = tmp_path / "text.png"
    text.write_text("no picture")
    field.take(text)
    assert field.objection.text() == "text.png: This is no PNG or JPEG picture."
    assert told == []
