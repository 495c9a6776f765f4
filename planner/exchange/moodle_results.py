"""Grade exports of Moodle: what tells them from other tables."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from planner.exchange.files_in import UnreadableFile, as_text, refuse_what_never_ends
from planner.exchange.moodle_words import export_head, is_download_stamp
from planner.exchange.sheets_in import DELIMITERS
from planner.exchange.workbooks_in import BROKEN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

BEGINNING = 65_536  # bytes of a file or of a part, in which the heading stands
PARTS = frozenset({"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"})
_TEXTS = re.compile(r"<t[^>]*>([^<]*)</t>")


def is_results(path: Path) -> bool:
    """Tell whether a file looks like a grade export of Moodle, by its beginning.

    Nothing is read as a workbook; a file that cannot be read is none.
    """
    try:
        refuse_what_never_ends(path)
        with path.open("rb") as file:
            start = file.read(BEGINNING)
        if start.startswith(b"PK\x03\x04"):
            return any(map(_has_grades, _texts_of(path)))
        text = as_text(start, path.name).text
    except (OSError, UnreadableFile, *BROKEN):
        return False
    head = next(iter(text.splitlines()), "")
    return any(_has_grades(cell.strip(' "') for cell in head.split(sign)) for sign in DELIMITERS)


def _texts_of(path: Path) -> list[list[str]]:
    with zipfile.ZipFile(path) as package:
        parts = PARTS & set(package.namelist())
        read = [package.open(one).read(BEGINNING).decode("utf-8", "replace") for one in parts]
    return [_TEXTS.findall(one) for one in read]


def _has_grades(heads: Iterable[str]) -> bool:
    return any(is_download_stamp(head) or export_head(head) is not None for head in heads)
