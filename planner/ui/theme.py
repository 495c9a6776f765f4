"""How the program looks: colours by role, the palette made from them, our font, our icons."""

from __future__ import annotations

import json
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Literal, cast, override

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPalette

from planner import places
from planner.ui.sheet import style_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from planner.settings import Appearance

FAMILY = "Noto Sans"
TEXT_PX, SMALL_PX, TITLE_PX = 13, 11, 15
ICON_PX = 16
FOCUS_PX = 2
STROKE = 'stroke-width="1.8"'
FUSION = ("-style", "Fusion")  # for QApplication's arguments: setStyle would cost the start 8 ms
ICONS = places.resources() / "icons"
CARD_RADIUS, PANEL_RADIUS = 5, 8


class Roles:
    """One colour for each thing a colour says; painters ask for the role, never for a number.

    ``background`` lies behind the panels, ``surface`` is a panel, ``field`` what one types into.
    ``faint`` is decoration: it is too pale for text that must be read. Written by hand, since a
    dataclass of so many fields takes 2 ms to make, and the first paint waits for it.
    """

    background: QColor
    surface: QColor
    raised: QColor
    field: QColor
    ink: QColor
    muted: QColor
    faint: QColor
    line: QColor
    strong_line: QColor
    accent: QColor
    accent_tint: QColor
    on_accent: QColor
    met: QColor
    met_tint: QColor
    waiting: QColor
    waiting_tint: QColor
    possible: QColor
    possible_tint: QColor
    out: QColor
    out_tint: QColor
    holiday: QColor
    holiday_ground: QColor
    break_ground: QColor
    online: QColor
    online_tint: QColor

    def __init__(self, colours: Mapping[str, QColor]) -> None:
        """Take one colour for each role; ValueError if they are not exactly these."""
        if colours.keys() != set(self.names()):
            raise ValueError(sorted(colours.keys() ^ set(self.names())))
        self.__dict__.update(colours)

    @override
    def __setattr__(self, role: str, colour: QColor) -> None:
        raise AttributeError(f"{role} stays as it is: other roles are other Roles")

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Roles) and self.__dict__ == other.__dict__

    @override
    def __hash__(self) -> int:
        return hash(tuple(colour.rgba() for colour in self.__dict__.values()))

    @classmethod
    def named(cls, theme: Literal["light", "dark"]) -> Roles:
        """Read one of our own two sets of colours."""
        file = places.resources() / "themes" / f"{theme}.json"
        found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
        return cls({role: QColor(colour) for role, colour in found.items()})

    @classmethod
    def of_system(cls, palette: QPalette) -> Roles:
        """Take over a system's high-contrast colours: tints vanish, what is pale becomes ink."""
        paper, ink = palette.base().color(), palette.text().color()
        chosen, on_chosen = palette.highlight().color(), palette.highlightedText().color()
        grounds = {name for name in cls.names() if name.endswith(("_tint", "_ground"))}
        grounds |= {"background", "surface", "raised", "field"}
        plain = {name: paper if name in grounds else ink for name in cls.names()}
        return cls(plain | {"accent": chosen, "on_accent": on_chosen})

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the name of every role."""
        return tuple(cls.__annotations__)

    def colour(self, role: str) -> QColor:
        """Return a role's colour by its name; KeyError if there is no such role."""
        return cast("QColor", self.__dict__[role])

    def palette(self) -> QPalette:
        """Say it in Qt's words, for everything that Qt draws itself."""
        palette = QPalette()
        role = QPalette.ColorRole
        for name, colour in (
            (role.Window, self.surface),
            (role.WindowText, self.ink),
            (role.Base, self.surface),
            (role.AlternateBase, self.background),
            (role.Text, self.ink),
            (role.PlaceholderText, self.muted),
            (role.Button, self.raised),
            (role.ButtonText, self.ink),
            (role.BrightText, self.out),
            (role.ToolTipBase, self.ink),
            (role.ToolTipText, self.surface),
            (role.Highlight, self.accent),
            (role.HighlightedText, self.on_accent),
            (role.Accent, self.accent),
            (role.Link, self.accent),
            (role.LinkVisited, self.accent),
            (role.Light, self.line),
            (role.Midlight, self.line),
            (role.Mid, self.strong_line),
            (role.Dark, self.strong_line),
            (role.Shadow, self.strong_line),
        ):
            palette.setColor(name, colour)
        for name in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, name, self.faint)
        palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, self.line)
        palette.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, self.muted)
        return palette


class Theme(QObject):
    """The look in use: follows the system unless the user wishes otherwise.

    ``changed`` says that ``roles`` are others now; what paints or shows icons asks again.
    """

    changed = Signal()

    def __init__(self, app: QApplication, wish: Appearance = "system") -> None:
        super().__init__(app)
        self._app, self._wish = app, wish
        self.dark = False
        self._icons: dict[tuple[str, str], QIcon] = {}
        app.setFont(our_font())
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._look_again)
        hints.accessibility().contrastPreferenceChanged.connect(self._look_again)
        self._look_again()

    @property
    def wish(self) -> Appearance:
        """What the user wants: the system's way, or always light or dark."""
        return self._wish

    def choose(self, wish: Appearance) -> None:
        """Take another wish at once."""
        if wish != self._wish:
            self._wish = wish
            self._look_again()

    def icon(self, name: str, role: str = "muted") -> QIcon:
        """Return one of our icons in a role's colour, crisp at every scale.

        FileNotFoundError if ``resources/icons`` has no such icon, KeyError for an unknown role.
        """
        key = (name, role)
        if key not in self._icons:
            colour, disabled = self.roles.colour(role).name(), self.roles.faint.name()
            self._icons[key] = drawn(name, colour, disabled, self._app.devicePixelRatio())
        return self._icons[key]

    def picture(self, name: str, role: str, scale: float) -> QImage:
        """Return an icon for a painter, at the scale of its device; errors as for ``icon``."""
        return drawing(name, self.roles.colour(role).name(), round(ICON_PX * scale))

    def _look_again(self, *_: object) -> None:
        hints = self._app.styleHints()
        contrast = hints.accessibility().contrastPreference()
        high = contrast == Qt.ContrastPreference.HighContrast and self._wish == "system"
        scheme = hints.colorScheme() == Qt.ColorScheme.Dark
        self.dark = self._wish == "dark" or (self._wish == "system" and scheme)
        if high:
            self._app.setPalette(QPalette())
            self.roles = Roles.of_system(self._app.palette())
        else:
            self.roles = Roles.named("dark" if self.dark else "light")
            self._app.setPalette(self.roles.palette())
        self._icons.clear()
        sheet = style_sheet(self.roles, dark=self.dark)
        if sheet != self._app.styleSheet():  # setting it dresses every widget again
            self._app.setStyleSheet(sheet)
        self.changed.emit()


def drawn(name: str, colour: str, disabled: str, scale: float) -> QIcon:
    """Make an icon that is sharp at this screen's scale, and at 100 and 200 %."""
    # Late: no button with an icon is there at the first paint, and PySide makes large classes.
    from PySide6.QtGui import QIcon, QPixmap  # noqa: PLC0415

    icon = QIcon()
    for ratio in sorted({1, 2, ceil(scale)}):
        for tone, mode in ((colour, QIcon.Mode.Normal), (disabled, QIcon.Mode.Disabled)):
            pixmap = QPixmap.fromImage(drawing(name, tone, ICON_PX * ratio))
            pixmap.setDevicePixelRatio(ratio)
            icon.addPixmap(pixmap, mode)
    return icon


@cache
def drawing(name: str, colour: str, px: int) -> QImage:
    """Draw an icon file as a square of so many device pixels."""
    svg = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    coloured = svg.replace("currentColor", colour).replace('stroke-width="2"', STROKE)
    for side in ("width", "height"):
        coloured = coloured.replace(f'{side}="24"', f'{side}="{px}"')
    return QImage.fromData(coloured.encode())


@cache
def our_font() -> QFont:
    """Return the program's own font at text size, with figures of one width.

    Only the regular and the bold cut are loaded; a missing file costs the look, not the start.
    """
    folder = places.resources() / "fonts"
    for cut in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(folder / f"NotoSans-{cut}.ttf"))
    font = QFont(FAMILY)
    font.setPixelSize(TEXT_PX)
    return font


def sized(font: QFont, px: int = TEXT_PX, *, bold: bool = False) -> QFont:
    """Return the same font at another size."""
    other = QFont(font)
    other.setPixelSize(px)
    other.setBold(bold)
    return other
