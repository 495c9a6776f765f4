"""How far a student is on the way to each tier, with everything that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner import vocabulary
from planner.rules.credits import Standing
from planner.ui.parts.labels import Heading, Line
from planner.ui.parts.panels import Pill
from planner.wording import reasons, ways

if TYPE_CHECKING:
    from datetime import date

    from planner.jobs.gradebook import Line as GradeLine
    from planner.language import Language
    from planner.rules.credits import Tier
    from planner.ui.parts.labels import Tone

TONES: dict[Standing, Tone] = {
    Standing.MET: "met",
    Standing.WAITING: "waiting",
    Standing.POSSIBLE: "possible",
    Standing.OUT_OF_REACH: "out",
}


class TierLine(QWidget):
    """One tier: its name, the standing, and why."""

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.name, self.pill = Line(), Pill()
        self.why = Line(tone="muted", px=12, wraps=True)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.pill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.why)

    def show_tier(self, line: GradeLine, tier: Tier, today: date) -> None:
        """Show the standing and the reasons, all of them."""
        say, standing = self._say, line.standing[tier.id]
        word = vocabulary.standing(standing, say)
        self.name.setText(tier.name)
        self.pill.show_pill(f"{vocabulary.shape(standing)} {word}", TONES[standing])
        self.why.setText("\n".join(_reasons(line, tier, say, today)))
        self.setAccessibleName(f"{tier.name}: {word}")


class TierLines(QWidget):
    """All tiers, fewest credits first."""

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self.lines: list[TierLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.heading = Heading(say("Standing"))
        self._column.addWidget(self.heading)

    def show_line(self, line: GradeLine, today: date) -> None:
        """Show every tier for a student."""
        tiers = line.work.tiers
        self.heading.setVisible(bool(tiers))
        while len(self.lines) < len(tiers):
            self.lines.append(TierLine(self._say))
            self._column.addWidget(self.lines[-1])
        for place, one in enumerate(self.lines):
            one.setVisible(place < len(tiers))
            if place < len(tiers):
                one.show_tier(line, tiers[place], today)


def _reasons(line: GradeLine, tier: Tier, say: Language, today: date) -> list[str]:
    if line.missing[tier.id]:
        said = reasons.reasons(line.missing[tier.id], say, today=today)
        lead = ways.way(line.way(tier), say, today=today)
        return [*said, lead] if lead else said
    done = line.fulfilled(tier)
    return [", ".join(reasons.met(one, say) for one in done)]
