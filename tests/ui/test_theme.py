from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPalette, QRawFont

from planner import places
from planner.ui.theme import FAMILY, Roles, Theme, drawing, our_font, sized

READ = [
    *(("ink", ground) for ground in ("background", "surface", "raised", "field", "accent_tint")),
    *(
        ("muted", ground)
        for ground in ("background", "surface", "raised", "field", "break_ground")
    ),
    *(("accent", ground) for ground in ("background", "surface", "accent_tint")),
    ("on_accent", "accent"),
    *((tone, f"{tone}_tint") for tone in ("met", "waiting", "possible", "out", "online")),
    *((tone, "surface") for tone in ("met", "waiting", "possible", "out", "holiday", "online")),
    ("holiday", "holiday_ground"),
]


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of WCAG 2.2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def theme(qapp):
    return Theme(qapp, "light")


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("tone", "ground"), READ, ids="-on-".join)
def test_what_must_be_read_has_contrast(name, tone, ground):
    roles = Roles.named(name)
    assert contrast(roles.colour(tone), roles.colour(ground)) >= 4.5


def test_a_wish_for_dark_is_followed_at_once_and_told_once(qtbot, qapp, theme):
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.dark
    assert theme.roles == Roles.named("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.roles.surface
    assert theme.roles.accent.name() in qapp.styleSheet()
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("dark")
    theme.choose("light")
    assert qapp.palette().color(QPalette.ColorRole.Text) == Roles.named("light").ink


def test_the_system_is_followed_while_nothing_else_is_wished(qapp):
    hints = qapp.styleHints()
    theme = Theme(qapp, "system")
    try:
        hints.setColorScheme(Qt.ColorScheme.Dark)
        assert theme.dark == (hints.colorScheme() == Qt.ColorScheme.Dark)
        theme.choose("light")
        assert not theme.dark
    finally:
        hints.unsetColorScheme()
        theme.choose("light")


def test_high_contrast_takes_the_systems_colours_and_keeps_nothing_pale():
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("black"))
    palette.setColor(QPalette.ColorRole.Text, QColor("white"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("yellow"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("black"))
    roles = Roles.of_system(palette)
    assert {roles.colour(role).name() for role in ("muted", "faint", "line", "met")} == {"#ffffff"}
    assert roles.accent == QColor("yellow")
    assert all(contrast(roles.colour(tone), roles.colour(ground)) > 7 for tone, ground in READ)


def test_an_icon_is_drawn_anew_for_200_percent_and_has_the_colour_of_its_role(theme):
    icon = theme.icon("calendar", "accent")
    assert QSize(32, 32) in icon.availableSizes()
    picture = theme.picture("calendar", "accent", 2)
    assert picture.size() == QSize(32, 32)
    inked = {
        QColor.fromRgba(picture.pixel(x, y)).name()
        for x in range(32)
        for y in range(32)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert theme.roles.accent.name() in inked
    disabled = icon.pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage()
    assert disabled != icon.pixmap(QSize(16, 16), QIcon.Mode.Normal).toImage()


def test_all_icons_that_ship_can_be_drawn():
    names = [path.stem for path in (places.resources() / "icons").glob("*.svg")]
    assert names
    assert not [name for name in names if drawing(name, "#000000", 16).isNull()]


def test_every_icon_that_an_action_or_a_button_names_ships():
    ships = {path.stem for path in (places.resources() / "icons").glob("*.svg")}
    sources = places.resources().parent.joinpath("planner").rglob("*.py")
    code = "".join(path.read_text(encoding="utf-8") for path in sources)
    named = set(re.findall(r'\b(?:icon=|icon\(|picture\()"([a-z0-9-]+)"', code))
    assert len(named) > 10
    assert named <= ships


def test_a_wrong_icon_or_role_is_a_mistake_and_no_empty_picture(theme):
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")
    with pytest.raises(KeyError):
        theme.icon("calendar", "no such role")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("bold", [False, True])
def test_our_font_has_the_letters_of_european_names_and_figures_of_one_width(bold):
    font = sized(our_font(), bold=bold)
    cut = QRawFont.fromFont(font)
    metrics = QFontMetrics(font)
    assert cut.familyName() == FAMILY
    assert font.pixelSize() == 13
    assert not [letter for letter in "ŞşŐőŁłŽžßéçğı–…·" if not cut.supportsCharacter(ord(letter))]
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
