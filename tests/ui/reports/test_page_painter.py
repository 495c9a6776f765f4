from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from planner.ui.reports.page_painter import outline, paint_page
from planner.ui.reports.pdf_drawing import Face, PdfPage, Picture, Shape, State, Text, Turn

pytestmark = pytest.mark.usefixtures("qapp")
RED, BLUE = (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)
BOLD = Face("NotoSans-Bold", {})


def painted(*drawn, size=100) -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor("grey"))
    painter = QPainter(image)
    paint_page(painter, PdfPage(100, 100, tuple(drawn)), QRectF(0, 0, size, size))
    painter.end()
    return image


def rectangle(*place, **how):
    return Shape((("re", place),), State(fill=RED, stroke=BLUE), **how)


def colour(image, x, y):
    return QColor(image.pixel(x, y)).name()


def test_paper_is_white_and_y_runs_upwards():
    image = painted(rectangle(10, 10, 20, 20, fills=True))
    assert colour(image, 20, 80) == "#ff0000"
    assert colour(image, 20, 20) == "#ffffff"


def test_a_page_grows_with_its_area():
    image = painted(rectangle(10, 10, 20, 20, fills=True), size=300)
    assert colour(image, 60, 240) == "#ff0000"


def test_lines_are_drawn_as_wide_as_they_are():
    state = State(stroke=BLUE, width=4)
    image = painted(Shape((("m", (0, 50)), ("l", (100, 50))), state, strokes=True))
    assert [colour(image, 50, y) for y in (46, 49, 50, 54)] == [
        "#ffffff",
        "#0000ff",
        "#0000ff",
        "#ffffff",
    ]


def test_dashes_leave_gaps():
    state = State(stroke=BLUE, width=2, dash=(10.0, 10.0))
    image = painted(Shape((("m", (0, 50)), ("l", (100, 50))), state, strokes=True))
    assert {colour(image, x, 50) for x in (5, 25)} == {"#0000ff"}
    assert {colour(image, x, 50) for x in (15, 35)} == {"#ffffff"}


def test_clipping_holds_until_the_state_comes_back():
    inside = rectangle(0, 0, 50, 100, clips=True)
    everything = rectangle(0, 0, 100, 40, fills=True)
    above = rectangle(0, 60, 100, 40, fills=True)
    image = painted(Turn(back=False), inside, everything, Turn(back=True), above)
    assert colour(image, 25, 80) == "#ff0000"
    assert colour(image, 75, 80) == "#ffffff"
    assert colour(image, 75, 20) == "#ff0000"


def test_curves_closed_paths_and_holes_are_drawn():
    ring = (("re", (10.0, 10.0, 80.0, 80.0)), ("re", (30.0, 30.0, 40.0, 40.0)))
    image = painted(Shape(ring, State(fill=RED), fills=True, even_odd=True))
    assert (colour(image, 20, 20), colour(image, 50, 50)) == ("#ff0000", "#ffffff")
    drop = (("m", (10, 10)), ("c", (10, 90, 90, 90, 90, 10)), ("h", ()))
    assert colour(painted(Shape(drop, State(fill=RED), fills=True)), 50, 70) == "#ff0000"


def test_a_text_stands_on_its_line_in_its_colour():
    text = Text("MM", (1, 0, 0, 1, 10, 40), State(fill=BLUE, face=BOLD, size=40))
    image = painted(text)
    rows = [y for y in range(100) if any(colour(image, x, y) == "#0000ff" for x in range(100))]
    assert rows[-1] == 59
    assert 27 <= rows[-1] - rows[0] <= 29  # the height of its capitals


def test_a_word_is_as_wide_as_its_font_says():
    wide = outline("NotoSans-Regular", "iiii").boundingRect().width()
    assert wide < outline("NotoSans-Regular", "mmmm").boundingRect().width() / 2
    spaced = outline("NotoSans-Regular", "iiii", 0.1).boundingRect().width()
    assert spaced == pytest.approx(wide + 300, abs=1)


def test_an_unknown_font_is_drawn_as_the_regular_one():
    assert outline("Helvetica", "abc") == outline("NotoSans-Regular", "abc")


@pytest.mark.parametrize(("channels", "sample"), [(3, b"\x14\x3c\x8c"), (1, b"\x50")])
def test_pictures_stand_upright_in_their_place(channels, sample):
    white = b"\xff" * channels
    content = sample * 2 + white * 2  # dark above, white below
    picture = Picture(content, 2, 2, (100, 0, 0, 100, 0, 0), channels)
    image = painted(rectangle(0, 0, 100, 100, fills=True), picture)
    assert colour(image, 50, 10) == QColor(*(sample * (3 // channels))).name()
    assert colour(image, 50, 90) == "#ffffff"


def test_what_is_transparent_lets_the_page_through():
    picture = Picture(b"\0\0\0" * 4, 2, 2, (100, 0, 0, 100, 0, 0), 3, b"\0" * 4)
    assert colour(painted(rectangle(0, 0, 100, 100, fills=True), picture), 50, 50) == "#ff0000"
