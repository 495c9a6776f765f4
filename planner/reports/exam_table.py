"""The table of an examination list: the very rows that paper and workbook both show."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from planner.reports import exam_rows, paper

if TYPE_CHECKING:
    from planner.language import Language
    from planner.reports.exam_rows import ExamColumn, ExamList

ALWAYS: Final = ("family", "given", "matriculation", "credits", "grade", "outcome")
SAID_ABOVE: Final = "module"
FINGERPRINT: Final = 16  # hexadecimal digits that are printed, four by four


@dataclass(frozen=True, slots=True)
class ExamTable:
    """Columns, and for each line its texts as they are drawn: composed, on one line."""

    columns: tuple[ExamColumn, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def sha256(self) -> str:
        """The SHA-256 of the rows: the JSON of their texts, as UTF-8 without blanks."""
        said = json.dumps(self.rows, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def fingerprint(self) -> str:
        """The beginning of the sum, easy to compare by eye: "3f2a 91bc 77d0 e41a"."""
        short = self.sha256[:FINGERPRINT]
        return " ".join(short[n : n + 4] for n in range(0, FINGERPRINT, 4))


def table_of(exam_list: ExamList, say: Language) -> ExamTable:
    """Return the table with the columns worth their width.

    What is empty in every line is left out, and so is a module that all lines share: it stands
    above the table. What the office must see stays.
    """
    every = exam_rows.columns(say)
    texts = [[paper.plain(column.text(line)) for column in every] for line in exam_list.lines]
    shown = []
    for at, column in enumerate(every):
        said = {line[at] for line in texts}
        above = column.field == SAID_ABOVE and len(said) == 1
        if column.field in ALWAYS or (said - {""} and not above):
            shown.append(at)
    return ExamTable(
        tuple(every[at] for at in shown), tuple(tuple(line[at] for at in shown) for line in texts)
    )


def particulars(exam_list: ExamList, say: Language) -> tuple[tuple[str, str], ...]:
    """Return what stands above the table, with the fingerprint of its rows."""
    mark = table_of(exam_list, say).fingerprint
    return (*exam_rows.particulars(exam_list, say), (say("Fingerprint"), mark))
