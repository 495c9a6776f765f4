"""What all PDFs share: our fonts, colours, text styles, escaping, the glyph check, numbered pages.

Lengths are points (1/72 inch). A document says its language in the file, embeds its fonts, and is
a function of its rows: same rows, same bytes.
"""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    KeepTogether,
    PageBreak,
    SimpleDocTemplate,
    Spacer,
    TableStyle,
)

from planner import places
from planner.reports.archive import archived
from planner.reports.refusals import GlyphsMissing
from planner.reports.tagged import Cells, Figure, FootFromHere, Shape, Text
from planner.reports.tagging import LOCALES, NumberedCanvas, TaggedCanvas

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

    from planner.language import Code, Language
    from planner.reports.tagging import Tag

REGULAR: Final = "NotoSans"
BOLD: Final = "NotoSans-Bold"
ITALIC: Final = "NotoSans-Italic"
BOLD_ITALIC: Final = "NotoSans-BoldItalic"
FILES: Final = {
    REGULAR: "NotoSans-Regular.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    BOLD_ITALIC: "NotoSans-BoldItalic.ttf",
}

# The light colours of look/LOOK.md; muted text keeps 4.5 : 1 on white, faint is decoration only.
INK: Final = HexColor("#1d2127")
MUTED: Final = HexColor("#646b76")
FAINT: Final = HexColor("#9aa1ab")
LINE: Final = HexColor("#e3e4df")
STRONG_LINE: Final = HexColor("#d3d5cf")
GROUND: Final = HexColor("#f6f6f3")
ACCENT: Final = HexColor("#2f5fc4")
ACCENT_TINT: Final = HexColor("#e9effb")
OUT_OF_REACH: Final = HexColor("#a42a2a")
HOLIDAY: Final = HexColor("#7a5b12")
HOLIDAY_TINT: Final = HexColor("#f4ead2")
BREAK_TINT: Final = HexColor("#ecebe6")
ONLINE: Final = HexColor("#6b46b8")
ONLINE_TINT: Final = HexColor("#f0eafb")

PRODUCER: Final = "Course Planner"
type Align = Literal["LEFT", "CENTER", "RIGHT"]

ALIGNED: Final[dict[str, Literal[0, 1, 2]]] = {
    "left": TA_LEFT,
    "centre": TA_CENTER,
    "right": TA_RIGHT,
}

PADDING: Final = 6  # what a SimpleDocTemplate adds inside its margins

# Marks without a shape that come along when text is pasted: soft hyphen, zero-width and direction.
SHAPELESS: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
BREAKING_SPACE: Final = re.compile("[ \t\n\r\f\v\u0085\u2028\u2029]+")


@cache
def register_fonts() -> frozenset[int]:
    """Make our four faces known to reportlab, once; return the code points all of them draw."""
    # Streams as they are, not in ASCII letters: pictures get smaller, and quicker to write.
    rl_config.useA85 = 0
    drawn: set[int] | None = None
    for name, file in FILES.items():
        font = TTFont(name, str(places.resources() / "fonts" / file))
        pdfmetrics.registerFont(font)
        glyphs = set(font.face.charToGlyph)
        drawn = glyphs if drawn is None else drawn & glyphs
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, ITALIC, BOLD_ITALIC)
    return frozenset(drawn or ())


def plain(text: str) -> str:
    r"""Return a text as it is drawn: composed (NFC), one line, without marks that have no shape.

    >>> plain("Zoe\u0308  Müller\n")
    'Zoë Müller'
    """
    composed = unicodedata.normalize("NFC", SHAPELESS.sub("", text))
    return BREAKING_SPACE.sub(" ", composed).strip()


def missing_glyphs(*texts: str) -> tuple[str, ...]:
    """Return each character that our fonts cannot draw, once, in order of appearance."""
    drawn = register_fonts()
    return tuple(
        dict.fromkeys(
            sign
            for text in texts
            for sign in plain(text)
            if ord(sign) not in drawn or unicodedata.category(sign) == "Cc"
        )
    )


def check_glyphs(where: str, *texts: str) -> None:
    """Raise GlyphsMissing if our fonts lack a character of the texts."""
    if missing := missing_glyphs(*texts):
        raise GlyphsMissing(missing, where)


def shortened(text: str, font: str, size: float, width: float) -> str:
    """Return the text, cut with "…" where it is wider than a width. Never for what counts."""
    if pdfmetrics.stringWidth(text, font, size) <= width:
        return text
    while text and pdfmetrics.stringWidth(f"{text}…", font, size) > width:
        text = text[:-1].rstrip()
    return f"{text}…"


@cache
def style(
    size: float = 9.5,
    *,
    font: str = REGULAR,
    colour: Color = INK,
    leading: float | None = None,
    align: Literal["left", "centre", "right"] = "left",
) -> ParagraphStyle:
    """Return a text style of ours; the leading is 1.35 times the size if not given."""
    register_fonts()
    return ParagraphStyle(
        f"{font} {size}",
        fontName=font,
        fontSize=size,
        leading=leading or round(size * 1.35, 2),
        textColor=colour,
        alignment=ALIGNED[align],
        bulletFontName=font,
        embeddedHyphenation=1,  # a double name may break after its hyphen
    )


HEADINGS: Final[dict[int, Tag]] = {1: "H1", 2: "H2", 3: "H3"}


def heading(text: str, look: ParagraphStyle, level: int = 1, *, lang: str = "") -> Text:
    """Set a heading; the title of the document is level 1, no level below is skipped."""
    return Text.of(escape(plain(text)), look, HEADINGS[level], lang)


def paragraph(
    text: str, look: ParagraphStyle, *, lang: str = "", struck: bool = False, alt: str = ""
) -> Text:
    """Set a text exactly as written: what looks like markup is no markup.

    ``lang`` is "de" or "en" where the text is in another language than the document; ``alt`` is
    what to say in its place where a sign beside it has a meaning.
    """
    words = escape(plain(text))
    return Text.of(f"<strike>{words}</strike>" if struck else words, look, "P", lang, alt=alt)


def link(text: str, url: str, look: ParagraphStyle) -> Text:
    """Set a text, exactly as written, that leads to an address."""
    return Text.of(escape(plain(text)), look, "Link", "", url=url)


def table(
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float] | None,
    style: TableStyle,
    *,
    header_rows: int = 1,
    header_column: bool = False,
    summary: str = "",
    heights: Sequence[float | None] | None = None,
    align: Align = "CENTER",
    breaks_rows: bool = False,
) -> Cells:
    """Set rows of cells: text drawn as it is, or flowables, one or a list of them.

    The header rows stand again at the top of each page. ``header_column`` says that the first
    cell of each row names the row; ``summary`` says what the table shows where that is not plain.
    A row that is too high for a page is broken within if ``breaks_rows``.
    """
    shape = Shape("Table", header_rows=header_rows, header_column=header_column, summary=summary)
    return Cells.of(
        rows,
        shape,
        colWidths=widths,
        rowHeights=heights,
        repeatRows=header_rows,
        splitInRow=int(breaks_rows),
        hAlign=align,
        style=style,
    )


def listing(
    entries: Sequence[Sequence[Any]], widths: Sequence[float] | None, style: TableStyle
) -> Cells:
    """Set a list, one entry a row: what it is, or its label (a day, a sign) and then that."""
    shape = Shape("L", header_column=any(len(entry) > 1 for entry in entries))
    return Cells.of(entries, shape, colWidths=widths, splitInRow=1, style=style)


def grid(
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float] | None,
    style: TableStyle,
    *,
    align: Align = "CENTER",
) -> Cells:
    """Set flowables side by side: places on the page only, read row by row, no table."""
    return Cells.of(rows, None, colWidths=widths, hAlign=align, style=style)


def figure(drawing: Flowable, alt: str) -> Flowable:
    """Set a vector drawing with the words that say what it shows, with its numbers."""
    return Figure(drawing, plain(alt))


def spacer(height: float) -> Flowable:
    """Leave room, in points."""
    return Spacer(0, height)


def page_break() -> Flowable:
    """Go on at the top of the next page."""
    return PageBreak()


def together(story: Sequence[Flowable]) -> Flowable:
    """Keep flowables on one page, as long as they fit on one."""
    return KeepTogether(list(story))


def foot_from_here(text: str, *, counted: bool = False) -> Flowable:
    """Give this page and the next ones another foot; pages are ``counted`` anew if asked for."""
    check_glyphs("page foot", text)
    return FootFromHere(plain(text), counted=counted)


def table_style(*commands: tuple[Any, ...]) -> TableStyle:
    """Return a table style in our own font: reportlab's names Helvetica, which is not embedded."""
    return TableStyle([("FONT", (0, 0), (-1, -1), REGULAR, 9), *commands])


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The pages of one document: its title and author in the file, paper, margins, and foot.

    ``title`` shows in viewers and must not tell more of a person than the document itself does.
    ``made`` is the day the file says it was made on: the clock is not asked. ``mark`` is a word
    above the upper right corner of each page, such as "Draft". The paper is ``larger`` times as
    large as ``size``, and all that is on it.
    """

    title: str
    author: str = ""
    size: tuple[float, float] = A4
    larger: float = 1.0
    side: float = 15 * mm
    top: float = 15 * mm
    bottom: float = 18 * mm
    foot: str = ""
    mark: str = ""
    made: date | None = None

    @property
    def width(self) -> float:
        """The width between the side margins."""
        return self.size[0] - 2 * self.side


def bound(story: Sequence[Flowable], frame: Frame, say: Language) -> bytes:
    """Set flowables on as many pages as they need, each with its foot and "Page n of m".

    Raise GlyphsMissing for the foot; the story's texts are checked by whoever wrote them.
    """
    register_fonts()
    check_glyphs(say("page foot"), frame.foot, frame.mark)
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=frame.size,
        leftMargin=frame.side - PADDING,
        rightMargin=frame.side - PADDING,
        topMargin=frame.top - PADDING,
        bottomMargin=frame.bottom - PADDING,
        title=plain(frame.title),
        author=plain(frame.author),
        subject="",
        creator=PRODUCER,
        producer=PRODUCER,
        lang=LOCALES[say.code],
        initialFontName=REGULAR,
        invariant=1,
    )

    def finish(canvas: Canvas, page: int, pages: int) -> None:
        _foot(canvas, frame, page, pages, say)
        _mark(canvas, frame)
        canvas.setPageSize((frame.size[0] * frame.larger, frame.size[1] * frame.larger))

    def canvas(*given: Any, **named: Any) -> NumberedCanvas:
        pages = NumberedCanvas(*given, finish=finish, **named | {"pdfVersion": (1, 7)})
        pages.setViewerPreference("DisplayDocTitle", "true")
        date_file(pages, frame.made)
        return pages

    first, later = [lambda canvas, _: canvas.scale(frame.larger, frame.larger)] * 2
    document.build(list(story), first, later, canvasmaker=canvas)
    return archived(out.getvalue())


def blank(
    out: io.BytesIO, size: tuple[float, float], *, title: str, author: str, code: Code, made: date
) -> TaggedCanvas:
    """Return a canvas for pages set by hand; lengths are points."""
    register_fonts()
    canvas = TaggedCanvas(
        out,
        pagesize=size,
        invariant=1,
        pdfVersion=(1, 7),
        initialFontName=REGULAR,
        lang=LOCALES[code],
    )
    canvas.setTitle(plain(title))
    canvas.setAuthor(plain(author))
    canvas.setSubject("")
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    date_file(canvas, made)
    return canvas


def date_file(canvas: Canvas, made: date | None) -> None:
    """Let the file say that it was made at noon of a day; else reportlab says 1 January 2000."""
    if made:
        canvas.setDateFormatter(lambda *_: f"D:{made:%Y%m%d}120000Z")


def _foot(canvas: Canvas, frame: Frame, page: int, pages: int, say: Language) -> None:
    right, base = frame.size[0] - frame.side, frame.bottom - 8 * mm
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.75)
    canvas.line(frame.side, base + 11, right, base + 11)
    canvas.setFillColor(MUTED)
    canvas.setFont(REGULAR, 7.5)
    number = say("Page {page} of {pages}", page=page, pages=pages)
    room = frame.width - pdfmetrics.stringWidth(number, REGULAR, 7.5) - 12
    words = getattr(canvas, "foot", plain(frame.foot))
    canvas.drawString(frame.side, base, shortened(words, REGULAR, 7.5, room))
    canvas.drawRightString(right, base, number)


def _mark(canvas: Canvas, frame: Frame) -> None:
    word = plain(frame.mark).upper()
    if not word:
        return
    width = pdfmetrics.stringWidth(word, BOLD, 10) + 16
    left = frame.size[0] - frame.side - width
    base = frame.size[1] - frame.top + 12
    canvas.setStrokeColor(OUT_OF_REACH)
    canvas.setLineWidth(1)
    canvas.roundRect(left, base - 6, width, 20, 4)
    canvas.setFillColor(OUT_OF_REACH)
    canvas.setFont(BOLD, 10)
    canvas.drawString(left + 8, base + 0.5, word)
