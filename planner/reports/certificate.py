"""One certificate (Leistungsnachweis, Teilnahmeschein) as a PDF of one calm A4 page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from planner.language import Language
from planner.reports import certificate_rows as words
from planner.reports import paper
from planner.reports.certificate_facts import (
    NAMES,
    Bilingual,
    CertificateFacts,
    codes_of,
    left_out,
    missing,
    named_texts,
)
from planner.reports.refusals import CertificateIncomplete, CertificateTooLong
from planner.reports.sheet import Block, Look, Sheet, fitting

if TYPE_CHECKING:
    from planner.reports.certificate_rows import Figure, Row, Said, Spoken

__all__ = [
    "Bilingual",
    "CertificateFacts",
    "certificate_in",
    "certificate_pdf",
    "left_out",
    "missing_glyphs",
]

CertificateLanguage = Literal["de", "en", "both"]

# Measures of look/certificate.png, in points.
LEFT: Final = 58.5
SECOND: Final = 237.0  # where values begin
WIDTH: Final = 478.3
LABEL_WIDTH: Final = SECOND - LEFT - 12
VALUE_WIDTH: Final = LEFT + WIDTH - SECOND
HEAD_TOP: Final = 54.0
LOGO_BOX: Final = (120.0, 48.0)
TITLE_TOP: Final = 142.0
SIGNATURE_TOP: Final = 719.3
LOWEST: Final = SIGNATURE_TOP - 52  # a hand needs room above the line
SIGNATURE_WIDTH: Final = 178.0
SECOND_SIGNATURE: Final = 263.3
STAMP: Final = (498.3, 711.0, 38.5)  # centre and radius
FOOT_TOP: Final = 786.0
SMALLEST_NAME: Final = 12.0
FIGURE_STEP: Final = 120.0
SCALES: Final = (1.0, 0.94, 0.88, 0.82, 0.76)

UNIVERSITY: Final = Look(11, 15, paper.BOLD)
UNIT: Final = Look(9, 12.75, colour=paper.MUTED)
TITLE: Final = Look(21, 28, paper.BOLD)
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
FIGURE: Final = Look(19, 27, paper.BOLD)
FIGURE_AS_WORD: Final = Look(14, 27, paper.BOLD)
FIGURE_WORD: Final = Look(9.75, 27)
SMALL: Final = Look(8.6, 11.5)
SMALL_TOO: Final = Look(8.6, 11.5, colour=paper.MUTED)
FOOT: Final = Look(7.9, 11, colour=paper.MUTED)
STAMP_WORD: Final = Look(7.9, 10, colour=paper.FAINT)


def missing_glyphs(facts: CertificateFacts, language: CertificateLanguage = "both") -> Said:
    """Return the characters of the facts that our fonts cannot draw."""
    return paper.missing_glyphs(*(text for _, text in named_texts(facts, codes_of(language))))


def certificate_pdf(facts: CertificateFacts, language: CertificateLanguage) -> bytes:
    """Draw a certificate in German, English, or both (led by German): same facts, same bytes.

    Raise CertificateIncomplete if something indispensable is empty, GlyphsMissing if the fonts
    lack a character, CertificateTooLong if the page is too small for its texts, and
    PictureUnreadable for a logo that is no picture.
    """
    return certificate_in(facts, tuple(Language.load(code) for code in codes_of(language)))


def certificate_in(facts: CertificateFacts, spoken: Spoken) -> bytes:
    """Draw a certificate in given languages, the leading one first; raise as certificate_pdf."""
    if empty := missing(facts):
        raise CertificateIncomplete(empty)
    for name, text in named_texts(facts, (say.code for say in spoken)):
        paper.check_glyphs(name, text)
    laid = _fitted(facts, spoken)
    sheet = Sheet(
        title=f"{words.heading(facts, spoken)[0]} {facts.number}",
        author=facts.university,
        code=spoken[0].code,
        made=facts.issued_on,
    )
    if facts.logo:
        sheet.picture(facts.logo, LEFT + WIDTH, HEAD_TOP, LOGO_BOX)
    for block, x, top in laid.texts:
        sheet.text(block, x, top)
    for top in laid.rules:
        sheet.rule(LEFT, top, WIDTH)
    _lower_part(sheet, facts, spoken)
    return sheet.finished()


@dataclass(slots=True)
class Layout:
    """Where the upper part of the page stands, from the letterhead down to the result."""

    scale: float
    top: float
    texts: list[tuple[Block, float, float]] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)

    def write(
        self, *texts: tuple[str, Look], x: float = LEFT, width: float = WIDTH, scale: bool = True
    ) -> float:
        """Place texts at the current height, and return how much height they take."""
        by = self.scale if scale else 1
        block = Block.of(((text, look.scaled(by)) for text, look in texts), width)
        self.texts.append((block, x, self.top))
        return block.height

    def width_of(self, text: str, look: Look) -> float:
        """Return the width of a text on one line."""
        return look.scaled(self.scale).width_of(text)

    def skip(self, points: float) -> None:
        """Go down by a distance that shrinks along."""
        self.top += points * self.scale

    def rule(self) -> None:
        """Place a thin line across."""
        self.rules.append(self.top)


def _fitted(facts: CertificateFacts, spoken: Spoken) -> Layout:
    """Lay the page out as large as it fits above the signatures."""
    for scale in SCALES:
        laid = Layout(scale, HEAD_TOP)
        _letterhead(laid, facts)
        _opening(laid, facts, spoken)
        for row in words.particulars(facts, spoken):
            _row(laid, row)
        laid.rule()
        _result(laid, words.result(facts, spoken))
        if laid.top <= LOWEST:
            return laid
    texts = named_texts(facts, (say.code for say in spoken))
    raise CertificateTooLong(max(texts, key=lambda named: len(named[1]))[0])


def _letterhead(laid: Layout, facts: CertificateFacts) -> None:
    width = WIDTH - (LOGO_BOX[0] + 16 if facts.logo else 0)
    units = ((facts.university, UNIVERSITY), (facts.faculty, UNIT), (facts.institute, UNIT))
    laid.top += laid.write(*units, width=width, scale=False)
    laid.top = max(laid.top + 24, TITLE_TOP * laid.scale)


def _opening(laid: Layout, facts: CertificateFacts, spoken: Spoken) -> None:
    """Set the title, the name, and the sentence that leads to the course."""
    laid.top += laid.write(*_paired(words.heading(facts, spoken), TITLE, SUBTITLE))
    laid.skip(22)
    name = fitting(facts.name, NAME.scaled(laid.scale), WIDTH, SMALLEST_NAME)
    laid.top += laid.write((facts.name, name), scale=False)
    laid.top += laid.write((words.details(facts, spoken), DETAIL))
    laid.skip(14)
    laid.top += laid.write(*_paired(words.sentence(facts, spoken), SENTENCE, SENTENCE_TOO))
    laid.skip(16)


def _row(laid: Layout, row: Row) -> None:
    """Set one row below its line: the label at the left, the texts at the right."""
    laid.rule()
    laid.skip(6.5)
    texts: list[tuple[str, Look]] = []
    for said in row.values:
        first = STRONG if row.strong and not texts else VALUE
        texts += _paired(said, first, VALUE_TOO)
    label = laid.write(*_paired(row.label, LABEL, LABEL_TOO), width=LABEL_WIDTH)
    laid.top += max(label, laid.write(*texts, x=SECOND, width=VALUE_WIDTH))
    laid.skip(5)


def _result(laid: Layout, figures: tuple[Figure, ...]) -> None:
    """Set credits and grade side by side."""
    laid.skip(22)
    x, lowest = LEFT, laid.top
    for one in figures:
        figure = FIGURE_AS_WORD if one.is_word else FIGURE
        top = laid.top
        laid.top += laid.write((one.label, FIGURE_LABEL), x=x)
        height = laid.write((one.figure, figure), x=x)
        beside = x + laid.width_of(one.figure, figure) + 5
        laid.write((one.word, FIGURE_WORD), x=beside)
        lowest, laid.top = max(lowest, laid.top + height), top
        x += max(FIGURE_STEP, laid.width_of(one.label, FIGURE_LABEL) + 33)
    laid.top = lowest


def _paired(said: Said, first: Look, second: Look) -> list[tuple[str, Look]]:
    """Give the leading language one look and the other another."""
    return [(text, second if n else first) for n, text in enumerate(said)]


def _lower_part(sheet: Sheet, facts: CertificateFacts, spoken: Spoken) -> None:
    """Draw place and date, the signature line, room for the stamp, and the number."""
    columns = (
        (LEFT, words.place_and_date(facts, spoken)),
        (SECOND_SIGNATURE, words.signature(facts, spoken)),
    )
    for x, (text, name) in columns:
        sheet.rule(x, SIGNATURE_TOP, SIGNATURE_WIDTH, paper.INK)
        block = Block.of(((text, SMALL), (name, SMALL_TOO)), SIGNATURE_WIDTH)
        if block.height > FOOT_TOP - SIGNATURE_TOP - 5:
            raise CertificateTooLong(NAMES["signatory" if text == facts.signatory else "place"])
        sheet.text(block, x, SIGNATURE_TOP + 5)
    x, top, radius = STAMP
    sheet.ring(x, top, radius)
    block = Block.of(((text, STAMP_WORD) for text in words.stamp(spoken)), 2 * radius)
    sheet.text(block, x, top - block.height / 2, centred=True)
    sheet.rule(LEFT, FOOT_TOP, WIDTH)
    sheet.text(Block.of(((words.foot(facts, spoken), FOOT),), WIDTH), LEFT, FOOT_TOP + 9)
