"""The gradebook workbook, or a marking sheet, against a bare loop over the same cells and styles.

Bar (DESIGN section 8): within 1.3 times. The floor is as lean as openpyxl allows: values and style
arrays lie ready, each cell is made, styled and appended, and the workbook is saved to memory. It
also lays out the same columns. Both run alternately in this process; the medians of their
processor time are compared.

    python -m benchmarks.bench_workbook [--students 2000] [--items 30] [--rounds 5] [--of sheet]
"""

from __future__ import annotations

import argparse
import gc
import time
from copy import copy
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from io import BytesIO
from statistics import median

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from planner.db.ids import new_id
from planner.language import Language
from planner.reports.gradebook import (
    Decided,
    GradebookDocument,
    GradebookLine,
    gradebook_xlsx,
)
from planner.reports.marking_sheet import MarkingSheet, SheetLine, SheetResult, marking_xlsx
from planner.rules.credits import (
    Item,
    ItemKind,
    Marking,
    Outcome,
    Requirement,
    Result,
    Standing,
    State,
    Tier,
)
from planner.rules.marking_sheets import Marks, Number

BAR = 1.3
FAMILIES = ("Adler", "Amsel", "Biber", "Çelik-Dachs", "Eule", "Fischer", "Gőz", "Łuchs", "Şahin")
GIVEN = ("Jonas", "Berta", "Çağla", "Emil", "Zoë", "Ömer", "Hannah", "Józef", "Žofia")
STATES = (State.PASSED, State.PASSED, State.SUBMITTED, State.RETURNED, State.MISSING, State.PASSED)
MARKINGS = (Marking.TICK, Marking.TICK, Marking.POINTS, Marking.TICK, Marking.GRADE)
DAY = date(2024, 2, 12)


def course(students: int, items: int) -> GradebookDocument:
    """Invent a full gradebook: every student has a result for every item."""
    works = tuple(
        Item(
            id=f"i{n}",
            title=f"Homework sheet {n}",
            short=f"HW {n}",
            kind=ItemKind.HOMEWORK,
            marking=MARKINGS[n % len(MARKINGS)],
        )
        for n in range(items)
    )
    rule = Requirement(text="all homework", items=tuple(w.id for w in works), at_least=items // 2)
    tiers = tuple(
        Tier(id=f"t{c}", key=str(c), name=f"{c} ECTS", credits=Decimal(c), requires=(rule,))
        for c in (3, 6, 9)
    )
    lines = tuple(student(n, works, tiers) for n in range(students))
    return GradebookDocument(
        course="RL for Language Model Training",
        term="WS 2023/24",
        as_of=DAY,
        items=works,
        tiers=tiers,
        lines=lines,
    )


def student(n: int, items: tuple[Item, ...], tiers: tuple[Tier, ...]) -> GradebookLine:
    results = {}
    for at, item in enumerate(items):
        points = Decimal((n + at) % 40) / 2 if item.marking is Marking.POINTS else None
        mark = Decimal("1.3") if item.marking is Marking.GRADE else None
        results[item.id] = Result(state=STATES[(n + at) % len(STATES)], points=points, mark=mark)
    standings = tuple(Standing)
    decided = Decided(
        outcome=Outcome.PASSED,
        decided_on=DAY - timedelta(days=n % 30),
        credits=Decimal(6),
        grade=Decimal("1.7"),
        by="Prof. Dr. E. Example",
    )
    return GradebookLine(
        family=f"{FAMILIES[n % len(FAMILIES)]}-{n}",
        given=GIVEN[n % len(GIVEN)],
        matriculation=f"{4711000 + n}",
        email=f"student{n}@student.example.org",
        programme="M.Sc. ML",
        aim="6 ECTS",
        results=results,
        standing={tier.id: standings[(n + at) % 4] for at, tier in enumerate(tiers)},
        decided=decided if n % 3 else None,
    )


def marked(document: GradebookDocument) -> MarkingSheet:
    """Take the whole course along to mark, with a word of feedback on every third result."""
    lines = []
    for n, line in enumerate(document.lines):
        results = {
            item: SheetResult(
                marks=Marks(
                    state=result.state,
                    number=Number(result.mark if result.points is None else result.points),
                    feedback="Well argued; mind the signs." if (n + at) % 3 == 0 else "",
                ),
                until=result.due,
                late_days=result.late_days,
            )
            for at, (item, result) in enumerate(line.results.items())
        }
        person = {"family": line.family, "given": line.given}
        lines.append(SheetLine(student=new_id(), **person, results=results))
    return MarkingSheet(
        id="sheet",
        course_id="course",
        course=document.course,
        term=document.term,
        person="Ben Arslan",
        taken_on=document.as_of,
        items=document.items,
        lines=tuple(lines),
    )


class Floor:
    """The same cells with the same styles, read back from our workbook before any clock runs."""

    def __init__(self, data: bytes) -> None:
        self.styles = {}
        self.sheets = []
        for sheet in load_workbook(BytesIO(data)).worksheets:
            widths = {key: column.width for key, column in sheet.column_dimensions.items()}
            rows = [[self.known(cell) for cell in row] for row in sheet.iter_rows()]
            self.sheets.append((sheet.title, widths, rows))

    def known(self, cell):
        """Return value and style number of a cell, or None where there is none."""
        if not cell.has_style:
            return None
        parts = (cell.font, cell.fill, cell.border, cell.alignment, cell.number_format)
        style = tuple(cell._style)  # noqa: SLF001 -- the floor is as lean as openpyxl can be
        return cell.value, self.styles.setdefault(style, (len(self.styles), parts))[0]

    def run(self) -> bytes:
        """Write everything with nothing but openpyxl."""
        workbook = Workbook(write_only=True)
        styles = None
        for title, widths, rows in self.sheets:
            sheet = workbook.create_sheet(title)
            styles = styles or [styled(sheet, parts) for _, parts in self.styles.values()]
            for column, width in widths.items():
                sheet.column_dimensions[column].width = width
            for row in rows:
                cells = []
                for known in row:
                    if known is None:
                        cells.append(None)
                    else:
                        cell = WriteOnlyCell(sheet)
                        cell._style = styles[known[1]]  # noqa: SLF001 -- as above
                        cell.value = known[0]
                        cells.append(cell)
                sheet.append(cells)
        out = BytesIO()
        workbook.save(out)
        return out.getvalue()


def styled(sheet, parts):
    """Enter a style into the workbook's tables and return its array."""
    cell = WriteOnlyCell(sheet)
    cell.font, cell.fill, cell.border, cell.alignment, cell.number_format = map(copy, parts)
    return cell._style  # noqa: SLF001 -- as above


def seconds(run) -> float:
    gc.collect()
    start = time.process_time()  # both only compute; what else the machine does is left out
    run()
    return time.process_time() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--students", type=int, default=2000)
    parser.add_argument("--items", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--of", choices=("gradebook", "sheet"), default="gradebook")
    wanted = parser.parse_args()
    document, say = course(wanted.students, wanted.items), Language("en")
    write = partial(gradebook_xlsx, document, say)
    if wanted.of == "sheet":
        write = partial(marking_xlsx, marked(document), say)
    data = write()
    floor = Floor(data)
    cells = sum(known is not None for _, _, rows in floor.sheets for row in rows for known in row)
    ours, bare = [], []
    for _ in range(wanted.rounds):
        bare.append(seconds(floor.run))
        ours.append(seconds(write))
    ratio = median(ours) / median(bare)
    print(f"{wanted.students} students x {wanted.items} items, {cells} cells, {len(data)} bytes")
    print(f"bare openpyxl {median(bare):.3f} s, ours {median(ours):.3f} s: ", end="")
    print(f"{ratio:.2f} x (bar {BAR} x: {'met' if ratio <= BAR else 'MISSED'})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
