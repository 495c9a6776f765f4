"""The lower part of a certificate: place and date, signature, stamp, number, a code to scan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from planner.reports import certificate_rows as words
from planner.reports import paper
from planner.reports.certificate_facts import NAMES
from planner.reports.certificate_looks import (
    BOTTOM,
    FOOT,
    FOOT_GAP,
    FOOT_TOP,
    HAND,
    LEFT,
    SECOND_SIGNATURE,
    SIGNATURE_BOX,
    SIGNATURE_TOP,
    SIGNATURE_WIDTH,
    SMALL,
    SMALL_TOO,
    STAMP,
    STAMP_WORD,
    WIDTH,
)
from planner.reports.refusals import CertificateTooLong
from planner.reports.sheet import Block, picture
from planner.rules.certificate_templates import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.reports.certificate_facts import CertificateFacts
    from planner.reports.certificate_looks import Colours
    from planner.reports.certificate_rows import Spoken
    from planner.reports.sheet import Look, Sheet


class Code(Protocol):
    """A code to scan: how wide and high it is with the white around it, and its dark bars."""

    @property
    def side(self) -> float:
        """The width and height, in points, with the quiet zone."""

    def bars(self) -> Iterable[tuple[float, float, float, float]]:
        """Give x and top from the upper left corner, width and height of each dark bar."""


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below the result; ``lift`` is how much higher than usual it begins."""

    facts: CertificateFacts
    spoken: Spoken
    colours: Colours
    number: Block
    code: Code | None
    lift: float

    @classmethod
    def of(
        cls,
        facts: CertificateFacts,
        spoken: Spoken,
        colours: Colours,
        page: str,
        code: Code | None,
    ) -> Foot:
        """Measure the foot of a page: further words and a code need more room."""
        first, *own = words.foot(facts, spoken)
        lines = [" · ".join(text for text in (first, page) if text), *own]
        if code:
            lines.append(words.checked_at(facts, spoken))
        width = WIDTH - (code.side if code else 0)
        number = Block.of(((line, colours.worn(FOOT)) for line in lines), width)
        needed = max(number.height, code.side if code else 0)
        return cls(
            facts, spoken, colours, number, code, max(0, FOOT_TOP + FOOT_GAP + needed - BOTTOM)
        )

    @property
    def highest(self) -> float:
        """How far down the page is free for what stands above."""
        return SIGNATURE_TOP - HAND - self.lift

    def draw(self, sheet: Sheet) -> None:
        """Draw place and date, the signature line, room for the stamp, and the number."""
        facts, spoken, top = self.facts, self.spoken, SIGNATURE_TOP - self.lift
        self._column(sheet, LEFT, words.place_and_date(facts, spoken), "place")
        if facts.signature:
            self._hand(sheet, facts.signature, top)
        self._column(sheet, SECOND_SIGNATURE, words.signature(facts, spoken), "signatory")
        if facts.design.has(Part.STAMP):
            self._stamp(sheet)
        self.draw_number(sheet)
        if self.code:
            self._code(sheet, self.code)

    def draw_number(self, sheet: Sheet) -> None:
        """Draw the line at the foot, and the number below it."""
        top = FOOT_TOP - self.lift
        sheet.rule(LEFT, top, WIDTH)
        sheet.text(self.number, LEFT, top + FOOT_GAP)

    def _column(self, sheet: Sheet, x: float, texts: tuple[str, str], name: str) -> None:
        top = SIGNATURE_TOP - self.lift
        sheet.rule(x, top, SIGNATURE_WIDTH, self.colours.ink)
        looks: tuple[Look, Look] = (SMALL, SMALL_TOO)
        worn = zip(texts, map(self.colours.worn, looks), strict=True)
        block = Block.of(worn, SIGNATURE_WIDTH)
        if block.height > FOOT_TOP - SIGNATURE_TOP - 5:
            raise CertificateTooLong(NAMES[name])
        sheet.text(block, x, top + 5)

    def _hand(self, sheet: Sheet, file: bytes, line: float) -> None:
        """Set the picture of a signature on its line, as a pen would."""
        _, (across, down) = picture(file, SIGNATURE_BOX)
        scale = min(SIGNATURE_BOX[0] / across, SIGNATURE_BOX[1] / down)
        right, top = SECOND_SIGNATURE + 6 + across * scale, line - 1 - down * scale
        say = self.spoken[0]
        alt = say("Signature of {name}", name=self.facts.signatory or say("signatory"))
        sheet.picture(file, right, top, SIGNATURE_BOX, alt=alt)

    def _stamp(self, sheet: Sheet) -> None:
        x, top, radius = STAMP
        top -= self.lift
        sheet.ring(x, top, radius)
        block = Block.of(((text, STAMP_WORD) for text in words.stamp(self.spoken)), 2 * radius)
        sheet.text(block, x, top - block.height / 2, centred=True)

    def _code(self, sheet: Sheet, code: Code) -> None:
        """Draw the code at the right of the foot; the white around it reaches into the margin."""
        bars = tuple(code.bars())
        quiet = min((x for x, *_ in bars), default=0)
        left, top = LEFT + WIDTH - code.side + quiet, FOOT_TOP - self.lift + FOOT_GAP - quiet / 2
        say = self.spoken[0]
        alt = say("Code to check this certificate with")
        with sheet.figure(alt, left, top, (code.side, code.side)):
            for x, down, width, height in bars:
                sheet.fill(left + x, top + down, width, height, paper.INK)
