"""One card for each tier: the standing, and everything that is missing for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner import vocabulary
from planner.rules.credits import Standing
from planner.rules.requirements import Asks
from planner.ui.gradebook.signs import TONES, draw_standing
from planner.ui.parts.labels import Line
from planner.ui.parts.panels import Card
from planner.ui.theme import sized
from planner.wording import reasons, ways

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language
    from planner.rules.credits import Tier
    from planner.ui.theme import Theme

WORTH_FOLDING = 45  # characters; a shorter reason is as quickly read again
PILL_PX, SHAPE_PX, PAD, GAP, FONT_PX = 20, 8, 9, 5, 12


class StandingPill(QWidget):
    """A standing as sign and word on its tint; its word is its accessible name."""

    def __init__(self, theme: Theme, say: Language) -> None:
        super().__init__()
        self._theme, self._say = theme, say
        self._standing = Standing.POSSIBLE
        self._font = sized(self.font(), FONT_PX, bold=True)
        self.setFixedHeight(PILL_PX)
        theme.changed.connect(self.update)

    def show_standing(self, standing: Standing) -> None:
        """Show another standing."""
        if self.accessibleName() and standing is self._standing:
            return
        self._standing = standing
        word = vocabulary.standing(standing, self._say)
        self.setAccessibleName(word)
        words = QFontMetrics(self._font).horizontalAdvance(word)
        self.setFixedWidth(words + 2 * PAD + SHAPE_PX + GAP)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        tone = TONES[self._standing]
        colour = self._theme.roles.colour(tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.roles.colour(f"{tone}_tint"))
        painter.drawRoundedRect(self.rect(), PILL_PX / 2, PILL_PX / 2)
        shape = QRectF(PAD, (PILL_PX - SHAPE_PX) / 2, SHAPE_PX, SHAPE_PX)
        draw_standing(painter, self._standing, shape, colour)
        painter.setPen(colour)
        painter.setFont(self._font)
        words = self.rect().adjusted(PAD + SHAPE_PX + GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.accessibleName())
        painter.end()


class TierCard(Card):
    """One tier for one student."""

    def __init__(self, theme: Theme, say: Language) -> None:
        super().__init__()
        self._say = say
        self.name = Line(bold=True)
        self.pill = StandingPill(theme, say)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.pill)
        self.column.addLayout(head)
        self._said: list[Bullet] = []

    def show_tier(self, tier: Tier, standing: Standing, said: Said) -> None:
        """Show the standing and the reasons; what stands on a card above is not said again.

        In full it is in the card's tip and in its description for a screen reader.
        """
        self.name.setText(tier.name)
        self.pill.show_standing(standing)
        self.setToolTip("\n".join(said.whole))
        self.setAccessibleDescription("; ".join(said.whole))
        texts = said.folded
        while len(self._said) < len(texts):
            self._said.append(Bullet())
            self.column.addWidget(self._said[-1])
        for place, bullet in enumerate(self._said):
            text = texts[place] if place < len(texts) else ""
            bullet.show_text(text)
            bullet.setVisible(bool(text))
        self.setAccessibleName(f"{tier.name}: {self.pill.accessibleName()}")


class Bullet(QWidget):
    """One reason behind a small dot."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Line(tone="muted", px=12, wraps=True)
        dot = Line("•", tone="muted", px=12)
        dot.setAlignment(Qt.AlignmentFlag.AlignTop)
        dot.setAccessibleName(" ")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(dot)
        row.addWidget(self.words, 1)

    def show_text(self, text: str) -> None:
        """Show a sentence; the same one costs nothing."""
        if text != self.words.text():
            self.words.setText(text)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences of one card: all of them, and with what a card above says folded into one."""

    whole: list[str]
    folded: list[str]


def cards_of(line: GradeLine, say: Language, today: date) -> list[Said]:
    """Return what the card of each tier says, fewest credits first."""
    found: list[Said] = []
    above: list[tuple[Tier, list[str]]] = []
    for tier in line.work.tiers:
        whole, lead = sentences(line, tier, say, today), _way(line, tier, say, today)
        lacks = bool(line.missing[tier.id])
        less = folded(whole, above, say) if lacks else whole
        found.append(Said([*whole, *lead], [*less, *lead]))
        if lacks:
            above.append((tier, whole))
    return found


def folded(whole: list[str], above: list[tuple[Tier, list[str]]], say: Language) -> list[str]:
    """Say once what a tier lacks that a lower one lacks as well, if that saves reading."""
    for lower, lacking in reversed(above):
        saves = len(lacking) > 1 or len(lacking[0]) > WORTH_FOLDING
        if saves and set(lacking) <= set(whole):
            rest = [text for text in whole if text not in lacking]
            return [say("all that {tier} lacks", tier=lower.name), *rest]
    return whole


def sentences(line: GradeLine, tier: Tier, say: Language, today: date) -> list[str]:
    """Return what a tier still lacks, or what it is met by."""
    if line.missing[tier.id]:
        return reasons.reasons(line.missing[tier.id], say, today=today)
    done = line.fulfilled(tier)
    return [", ".join(reasons.met(one, say) for one in done)]


def _way(line: GradeLine, tier: Tier, say: Language, today: date) -> list[str]:
    """Say the shortest way, unless the reason is a single piece of work and says it already."""
    found = line.way(tier)
    lacks = line.missing[tier.id]
    obvious = len(lacks) == 1 and len(lacks[0].lacking) == 1 and lacks[0].asks is Asks.PASSED
    return [] if obvious or not found else [ways.way(found, say, today=today)]


class TierCards(QWidget):
    """The cards of all tiers, fewest credits first."""

    def __init__(self, theme: Theme, say: Language) -> None:
        super().__init__()
        self._theme, self._say = theme, say
        self.cards: list[TierCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_line(self, line: GradeLine, today: date) -> None:
        """Show every tier for a student."""
        tiers, said = line.work.tiers, cards_of(line, self._say, today)
        while len(self.cards) < len(tiers):
            self.cards.append(TierCard(self._theme, self._say))
            self._column.addWidget(self.cards[-1])
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(tiers))
            if place < len(tiers):
                tier = tiers[place]
                card.show_tier(tier, line.standing[tier.id], said[place])
