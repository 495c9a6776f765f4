"""One certificate (Leistungsnachweis, Teilnahmeschein) as a PDF: a calm page, two if wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from planner.language import Language, marked
from planner.reports import certificate_rows as words
from planner.reports import paper
from planner.reports.certificate_achieved import achieved_pages
from planner.reports.certificate_facts import (
    Bilingual,
    CertificateFacts,
    codes_of,
    left_out,
    missing,
    named_texts,
    narrowed,
)
from planner.reports.certificate_foot import Foot
from planner.reports.certificate_layout import Cell, Grid, Layout
from planner.reports.certificate_looks import (
    DETAIL,
    FIGURE,
    FIGURE_AS_WORD,
    FIGURE_LABEL,
    FIGURE_STEP,
    FIGURE_WORD,
    HEAD_TOP,
    LABEL,
    LABEL_TOO,
    LABEL_WIDTH,
    LEFT,
    LOGO_BOX,
    NAME,
    SECOND,
    SENTENCE,
    SENTENCE_TOO,
    SHARE,
    SHARE_HEAD,
    SHARE_LABEL,
    SMALLEST_NAME,
    STRONG,
    SUBTITLE,
    TITLE,
    TITLE_TOP,
    UNIT,
    UNIVERSITY,
    VALUE,
    VALUE_TOO,
    VALUE_WIDTH,
    WIDTH,
    Colours,
)
from planner.reports.refusals import CertificateIncomplete, CertificateTooLong
from planner.reports.sheet import Sheet, fitting

if TYPE_CHECKING:
    from planner.reports.certificate_foot import Code
    from planner.reports.certificate_rows import Figure, Row, Said, Spoken

__all__ = [
    "Bilingual",
    "CertificateFacts",
    "certificate_in",
    "certificate_pdf",
    "left_out",
    "missing_glyphs",
]

LOGO, PARTICULARS = marked("Logo"), marked("What the certificate says")
CertificateLanguage = Literal["de", "en", "both"]
# How large the type is, and how much room there is between; the room shrinks first.
SIZES: Final = (
    *((1.0, 1.0), (1.0, 0.8), (1.0, 0.62), (0.94, 0.62), (0.88, 0.6)),
    *((0.82, 0.55), (0.76, 0.5), (0.76, 0.35)),
)


def missing_glyphs(facts: CertificateFacts, language: CertificateLanguage = "both") -> Said:
    """Return the characters of the facts that our fonts cannot draw."""
    texts = named_texts(narrowed(facts), codes_of(language))
    return paper.missing_glyphs(*(text for _, text in texts))


def certificate_pdf(
    facts: CertificateFacts, language: CertificateLanguage, *, code: Code | None = None
) -> bytes:
    """Draw a certificate in German, English, or both (led by German): same facts, same bytes.

    ``code`` is a QR code to be printed at the foot.

    Raise CertificateIncomplete if something indispensable is empty, GlyphsMissing if the fonts
    lack a character, CertificateTooLong if the page is too small for its texts, and
    PictureUnreadable for a logo or signature that is no picture.
    """
    spoken = tuple(Language.load(code) for code in codes_of(language))
    return certificate_in(facts, spoken, code=code)


def certificate_in(facts: CertificateFacts, spoken: Spoken, *, code: Code | None = None) -> bytes:
    """Draw a certificate in given languages, the leading one first; raise as certificate_pdf."""
    facts = narrowed(facts)
    if empty := missing(facts):
        raise CertificateIncomplete(empty)
    for name, text in named_texts(facts, (say.code for say in spoken)):
        paper.check_glyphs(name, text)
    colours = Colours.of(facts.design)
    rest = achieved_pages(facts, spoken, colours)
    pages = 1 + len(rest)
    foot = Foot.of(facts, spoken, colours, words.of_page(1, pages, spoken), code)
    laid = _fitted(facts, spoken, colours, foot.highest)
    sheet = Sheet(
        title=f"{words.heading(facts, spoken)[0]} {facts.number}",
        author=facts.university,
        code=spoken[0].code,
        made=facts.issued_on,
    )
    if facts.logo:
        sheet.picture(facts.logo, LEFT + WIDTH, HEAD_TOP, LOGO_BOX, alt=spoken[0](LOGO))
    laid.draw(sheet)
    foot.draw(sheet)
    for number, page in enumerate(rest, start=2):
        sheet.next_page()
        page.draw(sheet)
        last = Foot.of(facts, spoken, colours, words.of_page(number, pages, spoken), None)
        last.draw_number(sheet)
    return sheet.finished(part=3)


def _fitted(facts: CertificateFacts, spoken: Spoken, colours: Colours, lowest: float) -> Layout:
    """Lay the page out as large as it fits above the signatures."""
    for scale, air in SIZES:
        laid = Layout(spoken, colours, scale, air, HEAD_TOP)
        _letterhead(laid, facts)
        _opening(laid, facts)
        grid = Grid(spoken[0](PARTICULARS))
        for row in words.particulars(facts, spoken):
            grid.rows.append(_row(laid, row))
        laid.parts.append(grid)
        laid.rule()
        _result(laid, words.result(facts, spoken))
        _distribution(laid, words.distribution(facts, spoken))
        if laid.top <= lowest:
            return laid
    texts = named_texts(facts, (say.code for say in spoken))
    raise CertificateTooLong(max(texts, key=lambda named: len(named[1]))[0])


def _letterhead(laid: Layout, facts: CertificateFacts) -> None:
    width = WIDTH - (LOGO_BOX[0] + 16 if facts.logo else 0)
    lines = words.letterhead(facts)
    texts = [(line, UNIT if n else UNIVERSITY) for n, line in enumerate(lines)]
    laid.top += laid.write(*texts, width=width, scaled=False)
    laid.top = max(laid.top + 24 * laid.air, TITLE_TOP * min(laid.scale, 0.4 + 0.6 * laid.air))


def _opening(laid: Layout, facts: CertificateFacts) -> None:
    """Set the title, the name, and the sentence that leads to the course."""
    spoken = laid.spoken
    title, *other = laid.paired(words.heading(facts, spoken), TITLE, SUBTITLE)
    laid.top += laid.write(title, tag="H1")
    laid.top += laid.write(*other)
    laid.skip(22)
    name = fitting(facts.name, NAME.scaled(laid.scale), WIDTH, SMALLEST_NAME)
    laid.top += laid.write((facts.name, name), scaled=False)
    laid.top += laid.write(*((line, DETAIL) for line in words.details(facts, spoken)))
    laid.skip(14)
    laid.top += laid.write(*laid.paired(words.sentence(facts, spoken), SENTENCE, SENTENCE_TOO))
    laid.skip(16)


def _row(laid: Layout, row: Row) -> tuple[Cell, ...]:
    """Set one row below its line: the label at the left, the texts beside it."""
    laid.rule()
    laid.skip(6)
    label = laid.placed(*laid.paired(row.label, LABEL, LABEL_TOO), width=LABEL_WIDTH)
    texts = []
    for n, said in enumerate(row.values):
        first = STRONG if row.strong and not n else VALUE
        texts += laid.paired(said, first, VALUE_TOO)
    value = laid.placed(*texts, x=SECOND, width=VALUE_WIDTH)
    laid.top += max(label.block.height, value.block.height)
    laid.skip(5)
    return Cell((label,), "Row"), Cell((value,))


def _result(laid: Layout, figures: tuple[Figure, ...]) -> None:
    """Set credits and grade side by side."""
    if not figures:
        return
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


def _distribution(laid: Layout, told: words.Distribution | None) -> None:
    """Set the share of each passing grade as a small table."""
    if told is None:
        return
    laid.skip(12)
    laid.top += laid.write((told.label, FIGURE_LABEL))
    laid.skip(3)
    grid = Grid(told.label)
    step = (WIDTH - SHARE_LABEL) / (len(told.rows[0]) - 1)
    for n, (label, *texts) in enumerate(told.rows):
        laid.rule()
        laid.skip(1.5)
        look = SHARE if n else SHARE_HEAD
        first = laid.placed((label, FIGURE_LABEL), width=SHARE_LABEL - 6)
        cells = [Cell((first,), "Row" if n else "Column")]
        for at, text in enumerate(texts):
            x = LEFT + SHARE_LABEL + at * step
            placed = laid.placed((text, look), x=x, width=step)
            cells.append(Cell((placed,), "" if n else "Column"))
        grid.rows.append(tuple(cells))
        laid.top += first.block.height
        laid.skip(1.5)
    laid.parts.append(grid)
