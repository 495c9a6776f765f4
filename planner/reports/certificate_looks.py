"""How a certificate looks: its measures, in points, its types, and its two colours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor

from planner.reports import paper
from planner.reports.sheet import Look

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from planner.rules.certificate_templates import Template

# Measures of look/certificate.png.
LEFT: Final = 58.5
SECOND: Final = 237.0  # where values begin
WIDTH: Final = 478.3
LABEL_WIDTH: Final = SECOND - LEFT - 12
VALUE_WIDTH: Final = LEFT + WIDTH - SECOND
HEAD_TOP: Final = 54.0
LOGO_BOX: Final = (120.0, 48.0)
TITLE_TOP: Final = 142.0
SIGNATURE_TOP: Final = 719.3
HAND: Final = 52.0  # the room above the line that a hand needs
LOWEST: Final = SIGNATURE_TOP - HAND
SIGNATURE_WIDTH: Final = 178.0
SIGNATURE_BOX: Final = (150.0, 44.0)  # of a picture of the hand
SECOND_SIGNATURE: Final = 263.3
STAMP: Final = (498.3, 711.0, 38.5)  # centre and radius
FOOT_TOP: Final = 786.0
FOOT_GAP: Final = 9.0
BOTTOM: Final = 820.0
SMALLEST_NAME: Final = 12.0
FIGURE_STEP: Final = 120.0
SHARE_LABEL: Final = 108.0

UNIVERSITY: Final = Look(11, 15, paper.BOLD)
UNIT: Final = Look(9, 12.75, colour=paper.MUTED)
TITLE: Final = Look(21, 28, paper.BOLD, paper.ACCENT)
SUBTITLE: Final = Look(11.25, 17, paper.ITALIC, paper.MUTED)
NAME: Final = Look(16.5, 22, paper.BOLD)
DETAIL: Final = Look(9.4, 13.5, colour=paper.MUTED)
SENTENCE: Final = Look(10.5, 15)
SENTENCE_TOO: Final = Look(10.5, 15, paper.ITALIC, paper.MUTED)
LABEL: Final = Look(9.75, 13.5)
LABEL_TOO: Final = Look(8.25, 11.5, paper.ITALIC, paper.MUTED)
STRONG: Final = Look(9.75, 13.5, paper.BOLD)
VALUE: Final = Look(9.75, 13.5)
VALUE_TOO: Final = Look(9.75, 13.5, paper.ITALIC, paper.MUTED)
FIGURE_LABEL: Final = Look(8.6, 12, colour=paper.MUTED)
FIGURE: Final = Look(19, 27, paper.BOLD, paper.ACCENT)
FIGURE_AS_WORD: Final = Look(14, 27, paper.BOLD, paper.ACCENT)
FIGURE_WORD: Final = Look(9.75, 27)
SHARE: Final = Look(8.6, 13)
SHARE_HEAD: Final = Look(8.6, 13, paper.BOLD)
SMALL: Final = Look(8.6, 11.5)
SMALL_TOO: Final = Look(8.6, 11.5, colour=paper.MUTED)
FOOT: Final = Look(7.9, 11, colour=paper.MUTED)
STAMP_WORD: Final = Look(7.9, 10, colour=paper.FAINT)


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one template; what is muted or faint stays so."""

    ink: Color
    accent: Color

    @classmethod
    def of(cls, template: Template) -> Colours:
        """Take the colours of a template."""
        return cls(HexColor(template.ink), HexColor(template.accent))

    def worn(self, look: Look) -> Look:
        """Return a look in these colours; the looks above are in ours."""
        own = {paper.INK: self.ink, paper.ACCENT: self.accent}
        return replace(look, colour=own.get(look.colour, look.colour))
