"""All that the grid shows as a table for a spreadsheet: headings, names, columns as they stand."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from planner.ui.gradebook.columns import copied

if TYPE_CHECKING:
    from planner.language import Language
    from planner.ui.gradebook.model import GradebookModel


def table_text(model: GradebookModel, say: Language) -> str:
    """Write everybody who is shown, in the order and with the columns that are shown.

    Tab-separated, as spreadsheets take it from the clipboard; names stand first, with the
    matriculation number behind them, which tells two of the same name apart.
    """
    out = StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    titles = (column.title for column in model.columns)
    writer.writerow((say("Student"), say("Matriculation number"), *titles))
    for line in model.shown():
        student = line.student
        cells = (copied(column, line, say) for column in model.columns)
        writer.writerow((student.bare_name, student.matriculation, *cells))
    return out.getvalue()
