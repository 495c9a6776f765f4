from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtGui import QColor, QFontMetrics

from planner.rules.credits import Standing
from planner.ui.gradebook.cells import CHECK, Look
from planner.ui.gradebook.paint import SIZES, Fonts, mixed
from planner.ui.theme import our_font
from tests.ui.gradebook.conftest import KEYS, SHIFT


@pytest.fixture(scope="module")
def fonts(qapp):
    assert qapp is not None
    return Fonts(our_font())


def test_words_are_set_smaller_before_they_lose_letters(fonts):
    look = Look(text="nicht bestanden")
    wide = fonts.width(look)
    font, text, _ = fonts.fitted(look, wide)
    assert (font.pixelSize(), text) == (SIZES[0], look.text)
    font, text, _ = fonts.fitted(look, wide - 10)
    assert (font.pixelSize() < SIZES[0], text) == (True, look.text)
    font, text, _ = fonts.fitted(look, wide // 2)
    assert font.pixelSize() == SIZES[-1]
    assert text.endswith("…")


def test_a_sign_without_room_for_its_word_stands_alone(fonts):
    look = Look(text="nicht bestanden", sign="cross")
    assert fonts.fitted(look, 30)[1:] == ("", 0)


@given(
    some.builds(
        Look,
        text=some.text("abcdefgh ", max_size=30),
        bold=some.booleans(),
        italic=some.booleans(),
        sign=some.sampled_from(["", CHECK]),
    ),
    some.integers(12, 200),
)
def test_words_never_leave_their_room(fonts, look, room):
    font, text, wide = fonts.fitted(look, room)
    assert wide == QFontMetrics(font).horizontalAdvance(text)
    assert wide <= room


def colours(shown, family, column):
    """Return the colours of a cell's pixels, by how often they occur."""
    shown.grid.repaint()
    model = shown.page.model
    number = next(n for n, one in enumerate(model.columns) if one.heading == column)
    index = model.index(model.row_of(shown.ids[family]), number)
    cell = shown.grid.visualRect(index).adjusted(2, 2, -3, -3)
    image = shown.grid.viewport().grab(cell).toImage()
    found: dict[str, int] = {}
    for x in range(image.width()):
        for y in range(image.height()):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return sorted(found, key=found.get, reverse=True)


def test_what_is_to_mark_or_lost_stands_on_its_tint_and_the_rest_is_quiet(shown, theme):
    shown.go("Adler", "h1")
    roles = theme.roles
    assert colours(shown, "Amsel", "Poster")[0] == roles.waiting_tint.name()
    assert colours(shown, "Hase", "Poster")[0] == roles.out_tint.name()
    assert colours(shown, "Gans", "HW 3") == [roles.surface.name()]
    assert roles.met.name() in colours(shown, "Gans", "HW 1")


def test_the_row_of_the_cursor_is_tinted_and_so_are_the_chosen_cells(shown, theme):
    shown.go("Gans", "h3")
    assert colours(shown, "Gans", "Poster")[0] == theme.roles.accent_tint.name()
    assert colours(shown, "Igel", "HW 3")[0] == theme.roles.surface.name()
    shown.press(KEYS.Key_Down, modifier=SHIFT)
    chosen = mixed(theme.roles.accent_tint, theme.roles.accent, 0.18).name()
    assert colours(shown, "Gans", "HW 3")[0] == chosen


def test_the_compass_has_a_tint_for_every_standing(shown, theme):
    roles = theme.roles
    found = colours(shown, "Marder", "3 · 6 · 9")
    assert {roles.met_tint.name(), roles.out_tint.name()} <= set(found)
    found = colours(shown, "Eule", "3 · 6 · 9")
    tints = {roles.met_tint.name(), roles.waiting_tint.name(), roles.possible_tint.name()}
    assert tints <= set(found)
    assert len(Standing) == 4


def test_mixing_colours_keeps_to_the_two_ends():
    black, white = QColor("#000000"), QColor("#ffffff")
    assert mixed(black, white, 0).name() == "#000000"
    assert mixed(black, white, 1).name() == "#ffffff"


def test_a_cell_that_was_painted_before_looks_the_same_again_and_in_another_theme(shown, theme):
    def image():
        shown.grid.repaint()
        return shown.grid.viewport().grab().toImage()

    shown.go("Adler", "h1")
    theme.choose("dark")
    fresh = image()
    assert shown.grid.cells._kept
    assert image() == fresh
    theme.choose("light")
    assert not shown.grid.cells._kept
    assert image() != fresh
