"""An existing course page brought up to date: only cells that tell something else are rewritten.

The reader is the judge. Rows are put in order; then the page is read, what differs from the plan
is written in the gentlest way, and the page is read again, until it tells the plan.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.exchange import page_order
from planner.exchange.course_page import NoSchedule
from planner.exchange.course_page_out import NAMED_KINDS
from planner.exchange.page_cells import (
    Change,
    Layout,
    Said,
    topics_of,
    wordings,
)
from planner.exchange.page_order import Line, PlanRows, arranged, goes, same_days
from planner.exchange.page_reading import blank, by_row, check_form, check_shared, glued, read
from planner.exchange.page_reading import layout as layout_of
from planner.exchange.page_reading import lines as lines_of
from planner.exchange.written_rows import LINE_END, cut
from planner.rules.plan import FIXED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.exchange.course_page_days import PageSession
    from planner.exchange.course_page_out import PageRow
    from planner.exchange.written_rows import Piece, WrittenRow

MOST_PASSES = 40
OPTIONAL = frozenset({Said.ROOM, Said.NOTE})  # what a page may have no place for


@dataclass(eq=False)
class NotReadBack(PlannerError):
    """What would be written into a row does not read as the plan; nothing was written."""

    name: str
    topic: str
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """The page as it is to be: its text, what has no place on it, and which rows went.

    ``unsaid`` are topics with what the page has no column for; ``gone`` the topics of rows that
    are no longer there, with the lines they stood on.
    """

    text: str
    unsaid: tuple[tuple[str, Said], ...] = ()
    gone: tuple[tuple[int, str], ...] = ()


def updated(text: str, plan: PlanRows, name: str) -> Updated:
    """Bring a page's text up to date; a page that tells the plan already stays as it is.

    Raises NoSchedule, CannotUpdate or NotReadBack.
    """
    page = read(text, plan, name)
    pieces = cut(text, {row.line for row in page.sessions})
    lines = lines_of(pieces, page, plan, name)
    layout = layout_of(text, page, lines, plan)
    joined, rows = glued(pieces, lines, layout)
    before = [line for line in rows if line is not None]
    kept = [line for line in before if not goes(line, plan)]
    check_shared(before, layout.say, name)
    told = [one for line in before for one in (line.wanted, *(it for _, it in line.shares))]
    there = {one.id for one in told if one}
    missing = [one for one in plan.rows if one.id not in there and one.begins is not None]
    new = [blank(one, kept or before) for one in missing]
    after = arranged(kept, new)
    page_order.number([*before, *new])
    if "week" in layout.columns:
        page_order.count_weeks(before, after, layout.columns["week"])
    work = _Update(name, plan, layout, _Skeleton.of(joined), after)
    made = work.carried_out()
    if made != text:
        check_form(before, name)
    gone = [line for line in before if line not in after and line.was]
    return Updated(
        text=made,
        unsaid=tuple(
            (line.wanted.row.topic, said)
            for line in after
            if line.wanted
            for said in sorted(line.unsaid)
        ),
        gone=tuple((line.was.line, line.was.topic) for line in gone if line.was),
    )


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """A page without the rows of its schedule: texts, and numbers of tables that stand between.

    ``gaps`` are what separates the rows of each table.
    """

    parts: tuple[str | int, ...]
    gaps: Mapping[int, tuple[str, ...]]

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> _Skeleton:
        parts: list[str | int] = []
        gaps: dict[int, list[str]] = {}
        for place, piece in enumerate(pieces):
            within = (
                0 < place < len(pieces) - 1 and pieces[place - 1].row and pieces[place + 1].row
            )
            if piece.row is not None:
                if piece.table not in gaps:
                    parts.append(piece.table)
                    gaps[piece.table] = []
            elif within and pieces[place - 1].table == pieces[place + 1].table:
                gaps[pieces[place - 1].table].append(piece.text)
            else:
                parts.append(piece.text)
        return cls(tuple(parts), {table: tuple(found) for table, found in gaps.items()})

    def joined(self, rows: Mapping[int, Sequence[str]]) -> Iterator[tuple[str, bool]]:
        """Yield the texts of the page in order, and whether each is a row."""
        for part in self.parts:
            if isinstance(part, str):
                yield part, False
                continue
            gaps = self.gaps[part]
            usual = Counter(gaps).most_common(1)[0][0] if gaps else "\n"
            for n, row in enumerate(rows.get(part, ())):
                if n:
                    yield (gaps[n - 1] if n <= len(gaps) else usual), False
                yield row, True


@dataclass(slots=True)
class _Update:
    """The rows in their order, written and read until they tell the plan."""

    name: str
    plan: PlanRows
    layout: Layout
    skeleton: _Skeleton
    lines: list[Line]

    def carried_out(self) -> str:
        """Return the page's text; raises NotReadBack."""
        for line in self.lines:
            self._begin(line)
        for _ in range(MOST_PASSES):
            text, starts = self._written()
            open_ = self._open(text, starts)
            if not open_:
                return text
            for line, what in open_:
                self._try_next(line, what)
        raise self._failure(*open_[0])

    def _begin(self, line: Line) -> None:
        """Write at once what surely changes, so that no page with half of it is ever judged."""
        if line.wanted is None:
            return
        told = topics_of(line.wanted.row, self.layout.say)
        for what, is_due in (
            (Said.DATE, line.moved),
            (Said.TOPIC, line.was is None or line.was.topic not in told),
            (Said.NUMBER, line.number is not None),
        ):
            line.tried[what] = int(is_due)
            if is_due and not self._ways(line.original, line, what):
                line.tried[what] = 0

    def _written(self) -> tuple[str, list[tuple[int, str]]]:
        """Return the whole text, and on which line each row begins."""
        by_table: dict[int, list[str]] = {}
        for line in self.lines:
            by_table.setdefault(line.table, []).append(self._row(line).text + line.tail)
        texts, starts, at = [], [], 1
        for text, is_row in self.skeleton.joined(by_table):
            if is_row:
                starts.append((at, text))
            at += len(LINE_END.findall(text))
            texts.append(text)
        return "".join(texts), starts

    def _row(self, line: Line) -> WrittenRow:
        """Write a row as far as was tried."""
        row = line.original
        if line.week is not None and row.cell(self.layout.columns["week"]) != line.week:
            row = row.with_cell(self.layout.columns["week"], line.week)
        for what in Said:
            if line.tried[what]:
                row = self._with(row, line, what)
        return row

    def _with(self, row: WrittenRow, line: Line, what: Said) -> WrittenRow:
        ways = self._ways(row, line, what)
        if line.tried[what] > len(ways):
            raise self._failure(line, what)
        for place, words in ways[line.tried[what] - 1].items():
            if row.cell(place) != words:
                row = row.with_cell(place, words)
        return row

    def _ways(self, row: WrittenRow, line: Line, what: Said) -> list[Mapping[int, str]]:
        """Return the ways to write one thing that change the row, each once."""
        assert line.wanted is not None  # only what is wanted is written
        change = Change(wanted=line.wanted.row, was=line.was, number=line.number)
        ways: list[Mapping[int, str]] = []
        for way in wordings(what, row, change, self.layout):
            new = {place: words for place, words in way.items() if words != row.cell(place)}
            if new and new not in ways:
                ways.append(new)
        return ways

    def _try_next(self, line: Line, what: Said) -> None:
        line.tried[what] += 1
        try:
            self._row(line)
        except NotReadBack:
            if what not in OPTIONAL:
                raise
            line.tried[what] = 0
            line.unsaid.add(what)

    def _open(self, text: str, starts: Sequence[tuple[int, str]]) -> list[tuple[Line, Said]]:
        """Return what the page does not tell yet, of each row the first such thing."""
        try:
            said = by_row(starts, read(text, self.plan, self.name))
        except NoSchedule:
            raise self._failure(self.lines[0], Said.TOPIC) from None
        own: list[list[PageSession]] | None = None
        found: list[tuple[Line, Said]] = []
        for place, (line, told) in enumerate(zip(self._in_place(), said, strict=True)):
            what = self._first(line, told, told[0] if told else None)
            if what in {Said.HOURS, Said.ROOM} and self.plan.slots:
                own = own or by_row(starts, read(text, self.plan, self.name, own_slots=True))
                what = self._first(line, told, next(iter(own[place]), None))
            if what:
                found.append((line, what))
        return found

    def _in_place(self) -> list[Line]:
        """Return the rows as they stand on the page: table by table."""
        tables = [part for part in self.skeleton.parts if isinstance(part, int)]
        return [line for table in tables for line in self.lines if line.table == table]

    def _first(
        self, line: Line, told: Sequence[PageSession], own: PageSession | None
    ) -> Said | None:
        if line.wanted is None:
            before = (*((line.was,) if line.was else ()), *line.also)
            same = [(one.topic, one.day) for one in told] == [
                (one.topic, one.day) for one in before
            ]
            if not same:
                raise NotReadBack(self.name, line.was.topic if line.was else "", Said.DATE)
            return None
        if len(told) != 1 or own is None:
            return Said.DATE if line.moved and not line.tried[Said.TOPIC] else Said.TOPIC
        cells = self._row(line)
        return next(
            (
                what
                for what in Said
                if what not in line.unsaid and self._differs(what, line, told[0], own, cells)
            ),
            None,
        )

    def _differs(
        self, what: Said, line: Line, said: PageSession, own: PageSession, cells: WrittenRow
    ) -> bool:
        assert line.wanted is not None  # only such rows are compared
        row, columns = line.wanted.row, self.layout.columns
        match what:
            case Said.DATE:
                return not same_days(said, line.wanted)
            case Said.TOPIC:
                return said.topic not in topics_of(row, self.layout.say)
            case Said.KIND:
                named = row.kind in NAMED_KINDS and not row.cancelled
                return line.was is None and named and said.kind is not row.kind
            case Said.NUMBER:
                told = line.number is None or "number" not in columns
                return not told and said.number != line.number
            case _:
                return self._differs_beside(what, row, said, own, cells)

    def _differs_beside(
        self, what: Said, row: PageRow, said: PageSession, own: PageSession, cells: WrittenRow
    ) -> bool:
        """Compare what stands beside the topic. The weekly time may be that of either."""
        columns = self.layout.columns
        match what:
            case Said.MODE:
                return row.kind not in FIXED and not row.cancelled and said.mode is not row.mode
            case Said.HOURS:
                return row.hours is not None and row.hours not in {said.hours, own.hours}
            case Said.ROOM if row.room:
                return row.room not in {said.room, own.room}
            case Said.ROOM:
                return "room" in columns and bool(cells.cell(columns["room"]) and said.room)
            case _:
                wanted, there = _parts(row.note), _parts(said.note)
                return wanted != there if "note" in columns else not wanted <= there

    def _failure(self, line: Line, what: Said) -> NotReadBack:
        return NotReadBack(self.name, line.wanted.row.topic if line.wanted else "", what)


def _parts(note: str) -> set[str]:
    return {part.strip() for part in note.split(";") if part.strip()}
