"""How a page is written: its rows with the sessions they tell, its columns, its habits."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.exchange.course_page import understand
from planner.exchange.course_page_table import schedule
from planner.exchange.course_page_text import page_text
from planner.exchange.date_styles import habit
from planner.exchange.page_cells import OF_DATES, Layout, topics_of
from planner.exchange.page_order import Line, PlanRows, Wanted, same_days
from planner.exchange.written_rows import LINE_END
from planner.language import Language
from planner.rules.plan import FIXED, TEACHING, Kind
from planner.rules.same_rows import Known, pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.exchange.course_page import CoursePage
    from planner.exchange.course_page_days import PageSession
    from planner.exchange.written_rows import Piece


_CALLED_OFF = re.compile(
    r"(?:cancell?ed|entfällt|fällt aus): (?P<topic>.*?)(?P<rest> \([^()]*\))?", re.IGNORECASE
)


class Why(StrEnum):
    """Why a page cannot be updated."""

    NO_TABLE = "no_table"  # the schedule is a list, or a table of a kind that is not known
    SPANS = "spans"  # cells reach over several rows or columns
    SHARED = "shared"  # one row tells several sessions


@dataclass(eq=False)
class CannotUpdate(PlannerError):
    """The schedule of a page is written in a way that cannot be changed row by row."""

    name: str
    line: int
    why: Why


def read(text: str, plan: PlanRows, name: str, *, own_slots: bool = False) -> CoursePage:
    """Read a page as one of this plan; its own weekly times may count instead of the plan's.

    Raises NoSchedule.
    """
    return understand(
        text,
        lectures=plan.lectures,
        days_off=plan.days_off,
        slots=() if own_slots else plan.slots,
        name=name,
    )


def lines(
    pieces: Sequence[Piece], page: CoursePage, plan: PlanRows, name: str
) -> list[Line | None]:
    """Return for each piece its row with the session it tells; None for what lies between."""
    told = by_row([(piece.line, piece.text) if piece.row else None for piece in pieces], page)
    rows = [row for rows in told for row in rows]
    lost = [row.line for row in page.sessions if row not in rows]
    if lost:
        raise CannotUpdate(name, min(lost), Why.NO_TABLE)
    wanted = {id(rows[place]): plan.rows[other] for place, other in matched(rows, plan).items()}
    lines: list[Line | None] = []
    for piece, sessions in zip(pieces, told, strict=True):
        if piece.row is None:
            lines.append(None)
            continue
        was = sessions[0] if sessions else None
        lines.append(
            Line(
                piece.row,
                piece.table,
                wanted.get(id(was)) if len(sessions) < 2 else None,
                was,
                also=tuple(sessions[1:]),
                shares=tuple((one, wanted.get(id(one))) for one in sessions)
                if len(sessions) > 1
                else (),
            )
        )
    return lines


def by_row(rows: Sequence[tuple[int, str] | None], page: CoursePage) -> list[list[PageSession]]:
    """Return the sessions that stand within each row.

    Where several rows stand on one line, as in HTML without line ends, they are told in turn, a
    heading first, if there are as many sessions as rows.
    """
    told: list[list[PageSession]] = []
    for row in rows:
        last = row[0] + len(LINE_END.findall(row[1])) if row else 0
        told.append([one for one in page.sessions if row and row[0] <= one.line <= last])
    together: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        if row:
            together.setdefault(row[0], []).append(place)
    for places in together.values():
        sessions = told[places[0]]
        if len(places) > 1 and len(places) - len(sessions) in {0, 1}:
            behind = places[len(places) - len(sessions) :]
            for place in places:
                told[place] = [sessions[behind.index(place)]] if place in behind else []
    return told


def matched(rows: Sequence[PageSession], plan: PlanRows) -> dict[int, int]:
    """Return for rows of a page which row of the plan each is, both by their places."""
    languages = [Language.load("en"), Language.load("de")]
    known = [_known_of(one, languages) for one in plan.rows]
    return pairs([_known(row) for row in rows], known)


def called_off(row: PageSession) -> tuple[str, str] | None:
    """Return the topic of a row that says it is cancelled, and what it adds in parentheses."""
    off = _CALLED_OFF.fullmatch(row.topic) if row.kind is Kind.NO_CLASS else None
    return (off["topic"], off["rest"] or "") if off else None


def _known(row: PageSession) -> Known:
    off = called_off(row)
    return Known(
        topics=(off[0], "".join(off)) if off else (row.topic,),
        day=row.day,
        number=row.number,
        taught=off is not None or row.kind not in FIXED,
        line=row.line,
    )


def _known_of(one: Wanted, languages: Sequence[Language]) -> Known:
    row = one.row
    named = [text for say in languages for text in topics_of(row, say)]
    return Known(
        topics=tuple(dict.fromkeys([row.topic, *named])),
        day=row.day,
        number=row.number,
        taught=row.kind not in FIXED,
        line=one.line,
    )


def layout(text: str, page: CoursePage, lines: Sequence[Line | None], plan: PlanRows) -> Layout:
    """Find out how the page writes its rows."""
    found = schedule(page_text(text).tables)
    columns = {str(column): place for column, place in found.columns.items()} if found else {}
    rows = [line for line in lines if line and line.was and not line.also]
    places = [columns[name] for name in OF_DATES if name in columns]
    dated = [line for line in rows if line.was and line.was.day and not line.was.end_day]
    shapes = Counter(_shape(line, places) for line in dated)
    dated.sort(key=lambda line: -shapes[_shape(line, places)])
    numbered = columns.get("number", 0)
    numbers = [line.original.cell(numbered) for line in rows if line.was and line.was.number]
    bare = Counter(
        line.original.cell(numbered)
        for line in rows
        if line.was and not line.was.number and line.was.day and line.was.kind in FIXED
    )
    return Layout(
        columns=columns,
        say=Language.load(page.language),
        lectures=plan.lectures,
        habits={
            place: habit(
                [
                    (line.original.cell(place), line.was.day)
                    for line in dated
                    if line.was and line.was.day
                ]
            )
            for place in places
        },
        templates=tuple(
            ({place: line.original.cell(place) for place in places}, line.was.day)
            for line in dated[:3]
            if line.was and line.was.day
        ),
        numbered=min(numbers, key=len, default=""),
        bare=bare.most_common(1)[0][0] if bare else "",
    )


def _shape(line: Line, places: Sequence[int]) -> str:
    """Return what the cells of a date look like, whatever the day."""
    cells = " ".join(line.original.cell(place) for place in places)
    return (
        "".join("9" if one.isdigit() else "a" if one.isalpha() else one for one in cells)
        .replace("99", "9")
        .replace("aa", "a")
        .replace("aa", "a")
    )


def glued(
    pieces: Sequence[Piece], lines: Sequence[Line | None], layout: Layout
) -> tuple[list[Piece], list[Line | None]]:
    """Join rows that go on with the session above (its second topic, say): they go along with it.

    Such a row is no session of its own and has neither a number nor a date.
    """
    firsts = [layout.columns[name] for name in ("number", "date") if name in layout.columns]
    joined: list[Piece] = []
    kept: list[Line | None] = []
    for piece, line in zip(pieces, lines, strict=True):
        above = kept[-2] if len(kept) > 1 and kept[-1] is None else None
        goes_on = line is not None and line.was is None and above is not None and above.was
        if (
            goes_on
            and line
            and above
            and line.table == above.table
            and not any(line.original.cell(place) for place in firsts)
        ):
            gap = joined.pop()
            kept.pop()
            above.tail += gap.text + piece.text
            joined[-1] = replace(joined[-1], text=joined[-1].text + gap.text + piece.text)
            continue
        joined.append(piece)
        kept.append(line)
    return joined, kept


def blank(one: Wanted, lines: Sequence[Line]) -> Line:
    """Make a new row in the shape of the nearest one that tells a session."""
    assert one.begins is not None  # what has no day is not put on the page
    day = one.begins[0]
    taught = [line for line in lines if line.was and line.was.day and line.was.kind in TEACHING]
    near = min(
        taught or [line for line in lines if line.was],
        key=lambda line: abs((line.was.day - day).days) if line.was and line.was.day else 10**6,
    )
    return Line(near.original.emptied(), near.table, one)


def check_form(lines: Sequence[Line], name: str) -> None:
    """Refuse to change a table in which rows do not stand for themselves."""
    first = next((line.was.line for line in lines if line.was), 0)
    for line in lines:
        at = line.was.line if line.was else first
        if line.original.spans:
            raise CannotUpdate(name, at, Why.SPANS)


def check_shared(lines: Sequence[Line], say: Language, name: str) -> None:
    """Refuse to change a row that tells several sessions, if one of them has changed."""
    for line in lines:
        for said, wanted in line.shares:
            told = wanted is not None and same_days(said, wanted)
            if wanted is None or not told or said.topic not in topics_of(wanted.row, say):
                raise CannotUpdate(name, said.line, Why.SHARED)
