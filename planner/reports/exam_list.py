"""The examination office's lists as a PDF to sign: A4 landscape, as many pages as they need."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportlab.lib.pagesizes import A4, landscape

from planner.reports import exam_rows, exam_table, paper
from planner.reports.sheet import Look, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.platypus import Flowable

    from planner.language import Language
    from planner.reports.exam_rows import ExamColumn, ExamList

FIGURES: Final = ("attempt", "credits", "grade")
UNBREAKABLE: Final = ("matriculation", "regulations", "exam_number", "assessed_on", *FIGURES)
ROOM_TO_SIGN: Final = 44.0
SIZES: Final = (8.0, 7.5, 7.0, 6.5)  # the first at which no word is broken, or the last
LEADING: Final = 1.35
PADDING: Final = 4.5  # at both sides of a cell
MOST_LINES: Final = 30  # of one row: taller ones are continued in a row of their own
WIDEST: Final = 170.0  # what a column is given at first; more only if there is room
WIDEST_REMARK: Final = 300.0
LONGEST_WORD: Final = 90.0  # what no column gives up; longer words are broken
UNBROKEN: Final = re.compile(r"[^\s/-]+[/-]*|[/-]+")
PARTICULARS_ABREAST: Final = 3
PARTICULARS_WIDE: Final = (0.5, 0.25, 0.25)  # of the page


def exam_list_pdf(lists: Sequence[ExamList], say: Language) -> bytes:
    """Set the lists, each in the order of its lines; same lists, same bytes.

    Each begins on a new page, with its own head, count and signatures. Columns that are empty in
    every line are left out. A draft says so on every page. Raise GlyphsMissing, naming the line,
    if our fonts lack a character.
    """
    paper.register_fonts()
    first = lists[0]
    heading = exam_rows.title(first, say)
    frame = paper.Frame(
        title=f"{heading} {first.number}",
        author=first.institution,
        size=landscape(A4),
        foot=_foot(first, say),
        mark=say("Draft") if any(one.draft for one in lists) else "",
        made=first.made_on,
    )
    story: list[Flowable] = []
    for one in lists:
        _check(one, say)
        story += [paper.page_break()] if story else []
        story += _list(one, frame.width, say)
    return paper.bound(story, frame, say)


def _list(exam_list: ExamList, width: float, say: Language) -> list[Flowable]:
    return [
        paper.foot_from_here(_foot(exam_list, say)),
        *_head(exam_list, width, say),
        _table(exam_list, width, say),
        paper.spacer(14),
        paper.together(_signatures(exam_list, width, say)),
    ]


def _foot(exam_list: ExamList, say: Language) -> str:
    """Name the list at the foot of each of its pages, so that none is taken for another's."""
    which = exam_rows.list_words(exam_list.name, say)
    parts = (exam_rows.title(exam_list, say), _number(exam_list, say), which)
    return exam_rows.WITH_KIND.join((*parts, exam_list.course, exam_list.term))


def _number(exam_list: ExamList, say: Language) -> str:
    return say("No. {number}", number=exam_list.number)


def _check(exam_list: ExamList, say: Language) -> None:
    for label, text in exam_rows.particulars(exam_list, say):
        paper.check_glyphs(label, text)
    paper.check_glyphs(say("Institution"), exam_list.institution)
    every = exam_rows.columns(say)
    for number, line in enumerate(exam_list.lines, start=1):
        texts = [column.text(line) for column in every]
        paper.check_glyphs(say("line {number} of the list", number=number), *texts)


def _head(exam_list: ExamList, width: float, say: Language) -> list[Flowable]:
    """Return the letterhead, the title, and what the list is about, in three columns."""
    label, text = paper.style(7.5, colour=paper.MUTED), paper.style(9.5)
    cells = [
        [paper.paragraph(name, label), paper.paragraph(value, text)]
        for name, value in exam_table.particulars(exam_list, say)
    ]
    cells += [[] for _ in range(-len(cells) % PARTICULARS_ABREAST)]
    rows = [cells[n : n + PARTICULARS_ABREAST] for n in range(0, len(cells), PARTICULARS_ABREAST)]
    look = paper.table_style(
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 12),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    )
    which = exam_rows.list_words(exam_list.name, say)
    return [
        paper.paragraph(exam_list.institution, paper.style(9, colour=paper.MUTED)),
        paper.heading(
            f"{exam_rows.title(exam_list, say)}: {which}", paper.style(18, font=paper.BOLD)
        ),
        paper.spacer(8),
        paper.grid(rows, [width * share for share in PARTICULARS_WIDE], look),
        paper.spacer(12),
    ]


def _table(exam_list: ExamList, width: float, say: Language) -> Flowable:
    """Return the table, its heading repeated on each page.

    Its cells are bare text, broken into lines here: a Table reads no markup in it.
    """
    table = exam_table.table_of(exam_list, say)
    columns, texts = table.columns, table.rows
    for size in SIZES:
        body, head = (Look(size, size * LEADING, font) for font in (paper.REGULAR, paper.BOLD))
        widths, fits = _widths(columns, texts, width, body, head)
        if fits:
            break
    rows = [_broken([column.heading for column in columns], widths, head)]
    for line in texts:
        rows += _in_parts(_broken(line, widths, body))
    cells = [["\n".join(lines) for lines in row] for row in rows]
    figures = [n for n, column in enumerate(columns) if column.field in FIGURES]
    look = paper.table_style(
        ("FONT", (0, 0), (-1, -1), body.font, body.size, body.leading),
        ("FONT", (0, 0), (-1, 0), head.font, head.size, head.leading),
        ("TEXTCOLOR", (0, 0), (-1, -1), paper.INK),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        # The heading has a ground instead of a strong line: where a Table goes on to the next
        # page, reportlab draws the line between the lines there again, on top of the heading's.
        ("BACKGROUND", (0, 0), (-1, 0), paper.GROUND),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, paper.STRONG_LINE),
        *(("ALIGN", (n, 0), (n, -1), "RIGHT") for n in figures),
    )
    return paper.table(cells, widths, look)


def _broken(texts: Iterable[str], widths: Iterable[float], look: Look) -> list[tuple[str, ...]]:
    """Break each cell's text into lines."""
    return [
        wrapped(text, look, width - 2 * PADDING) for text, width in zip(texts, widths, strict=True)
    ]


def _in_parts(cells: list[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """Cut a row that is too tall for a page into several; all but the longest cells end early."""
    tallest = max(map(len, cells))
    return [
        [lines[n : n + MOST_LINES] for lines in cells]
        for n in range(0, max(tallest, 1), MOST_LINES)
    ]


def _widths(
    columns: Sequence[ExamColumn],
    texts: Sequence[Sequence[str]],
    width: float,
    body: Look,
    head: Look,
) -> tuple[list[float], bool]:
    """Give each column what it needs, and say whether no word need be broken.

    What is left over goes to the last. Where there is too little, all give up in proportion to
    what they can. A column never gets narrower than its longest word, and numbers and dates stay
    on one line, unless that alone is too wide.
    """
    wanted, least = [], []
    for n, column in enumerate(columns):
        said = [line[n] for line in texts]
        words = (word for text in said for word in UNBROKEN.findall(text))
        narrowest = max(
            _widest(UNBROKEN.findall(column.heading), head),
            _widest(said if column.field in UNBREAKABLE else words, body),
        )
        least.append(min(narrowest, LONGEST_WORD) + 2 * PADDING)
        widest = min(_widest(said, body), WIDEST if column.field != "remark" else WIDEST_REMARK)
        wanted.append(max(widest, _widest([column.heading], head)) + 2 * PADDING)
    room = width - sum(least)
    if room <= 0:
        return [one * width / sum(least) for one in least], False
    give = max(sum(wanted) - sum(least), room)
    widths = [low + (high - low) * room / give for low, high in zip(least, wanted, strict=True)]
    return [*widths[:-1], width - sum(widths[:-1])], True


def _widest(texts: Iterable[str], look: Look) -> float:
    return max((look.width_of(text) for text in texts), default=0.0) + 0.1


def _signatures(exam_list: ExamList, width: float, say: Language) -> list[Flowable]:
    """Return what is signed, and a line each for examiner and signatory, or one for both.

    It names the list by itself, since it may come to stand on a page of its own.
    """
    roles = [(exam_list.examiner, say("Examiner")), (exam_list.signatory, say("Signatory"))]
    if exam_list.examiner == exam_list.signatory:
        roles = roles[:1]
    small, text = paper.style(8, colour=paper.MUTED), paper.style(9)
    gap: list[Flowable] = []
    cells: list[list[Flowable]] = []
    for name, role in roles:
        below = f"{role} · {say('place, date, signature')}"
        cells += [[paper.paragraph(name, text), paper.paragraph(below, small)], gap]
    lines = [("LINEABOVE", (n, 0), (n, 0), 0.75, paper.INK) for n in range(0, len(cells), 2)]
    signatures = paper.grid(
        [cells],
        [0.42 * width, 0.08 * width] * len(roles),
        paper.table_style(("LEFTPADDING", (0, 0), (-1, -1), 0), *lines),
        align="LEFT",
    )
    named, mark = _signed(exam_list, say)
    return [
        paper.paragraph(named, text),
        paper.paragraph(mark, small),
        paper.spacer(ROOM_TO_SIGN),
        signatures,
    ]


def _signed(exam_list: ExamList, say: Language) -> tuple[str, str]:
    """Say how much the list names, and by which mark its workbook is known to belong to it."""
    lines, number = len(exam_list.lines), exam_list.number
    people = say.count("one student", "{n} students", exam_list.named)
    named = say.count(
        "List {number} ({which}) has one line and names {people}.",
        "List {number} ({which}) has {n} lines and names {people}.",
        lines,
        number=number,
        which=exam_rows.list_words(exam_list.name, say),
        people=people,
    )
    mark = say(
        "Fingerprint of its lines: {mark}. The workbook that belongs to it bears the same.",
        mark=exam_table.table_of(exam_list, say).fingerprint,
    )
    return named, mark
