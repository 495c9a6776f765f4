"""Proves that two files are the same but for certain cells, by other means than wrote them."""

from __future__ import annotations

import csv
import warnings
import zipfile
from contextlib import closing
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any

from planner.exchange.csv_cells import CsvCells, same_but_for
from planner.exchange.sheet_cells import column_name, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.exchange.csv_cells import Place
    from planner.exchange.office_workbook import Value

_CELL, _ROW = "c", "row"


def workbooks_differ_only_in(before: bytes, after: bytes, values: Mapping[str, Value]) -> bool:
    """Tell whether a workbook differs from another in these cells alone, and they say this.

    Three looks, none of which knows how the second was made: the parts of the package, in their
    order, are the same bytes but for the sheets concerned; these, read as XML, have the same
    elements with the same attributes and texts but for the cells, whose style is as it was; and a
    reader of workbooks sees the same in every cell but these. ``values`` are by place.
    """
    parts: dict[str, dict[str, Value]] = {}
    for where, value in values.items():
        part, _, reference = where.rpartition("!")
        parts.setdefault(part, {})[reference] = value
    with zipfile.ZipFile(BytesIO(before)) as old, zipfile.ZipFile(BytesIO(after)) as new:
        if [_kept(one) for one in old.infolist()] != [_kept(one) for one in new.infolist()]:
            return False
        if old.comment != new.comment or new.testzip() is not None:
            return False
        for one in old.infolist():
            was, now = old.read(one), new.read(one.filename)
            same = was == now
            if one.filename in parts:
                same = _same_elements(was, now, parts[one.filename])
            if not same:
                return False
    return _same_seen(before, after, values)


def texts_differ_only_in(before: bytes, after: bytes, values: Mapping[Place, str]) -> bool:
    """Tell whether a text list differs from another in these cells alone, and they say this.

    Two looks: every byte between the cells, and every cell as it is written, is the same; and
    another reader of such files sees the same in every cell but these.
    """
    if not same_but_for(before, after, values):
        return False
    old = CsvCells.parse(before)
    was, now = (_rows(content[len(old.mark) :], old) for content in (before, after))
    if len(was) != len(now):
        return False
    differ = sum(
        one != other
        for row, other_row in zip(was, now, strict=True)
        for one, other in zip(row, other_row, strict=False)
    )
    wanted = sum(old.text(*place) != text for place, text in values.items())
    return differ == wanted and list(map(len, was)) == list(map(len, now))


def _rows(content: bytes, like: CsvCells) -> list[list[str]]:
    text = content.decode(like.encoding, "surrogateescape")
    return list(csv.reader(StringIO(text, newline=""), delimiter=like.delimiter))


def _kept(one: zipfile.ZipInfo) -> tuple[object, ...]:
    """Return what of a part's entry stays the same, whatever the part says."""
    return one.filename, one.date_time, one.compress_type, one.external_attr, one.comment


def _same_elements(was: bytes, now: bytes, cells: Mapping[str, Value]) -> bool:
    """Compare two sheets element by element, the cells by their references."""
    old, new = _elements(was), _elements(now)
    left = dict(cells)
    other = next(old, None)
    for one, reference in new:
        value = left.pop(reference, None)
        if value is not None:
            if not _says(one, *value):
                return False
            if other is not None and other[1] == reference:
                if _styled(other[0]) != _styled(one):
                    return False
                other = next(old, None)
            continue
        if other is None or not _alike(one, other[0]):
            return False
        other = next(old, None)
    return not left and other is None


def _elements(content: bytes) -> Iterator[tuple[Any, str]]:
    """Go through a sheet's elements in their order, each with the reference of a cell, else "".

    What is inside a cell belongs to the cell. One that does not say where it is stands behind
    the one before it.
    """
    # Late: lxml is needed only where a list is written.
    from lxml import etree  # noqa: PLC0415

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    walker: Any = etree.iterwalk(
        etree.fromstring(content, parser), events=("start", "comment", "pi")
    )
    row = column = 0
    for _, element in walker:
        kind, reference = _local(element), ""
        if kind == _ROW:
            row, column = int(element.get("r", row + 1)), 0
        elif kind == _CELL:
            walker.skip_subtree()
            reference = element.get("r") or f"{column_name(column + 1)}{row}"
            column = place_of(reference)[1]
        yield element, reference


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _alike(one: Any, other: Any) -> bool:
    mine, theirs = (
        (each.tag, list(each.attrib.items()), each.text, each.tail, each.nsmap)
        for each in (one, other)
    )
    if mine != theirs:
        return False
    if _local(one) != _CELL:
        return True
    inside, others = list(one), list(other)
    return len(inside) == len(others) and all(map(_deeply_alike, inside, others))


def _deeply_alike(one: Any, other: Any) -> bool:
    same = (one.tag, dict(one.attrib), one.text, one.tail) == (
        other.tag,
        dict(other.attrib),
        other.text,
        other.tail,
    )
    return same and len(one) == len(other) and all(map(_deeply_alike, one, other))


def _styled(cell: Any) -> tuple[dict[str, str], str | None]:
    """Return all that a cell is beside its value: reference, style, what stands behind it."""
    return {name: value for name, value in cell.attrib.items() if name != "t"}, cell.tail


def _says(cell: Any, text: str, as_text: bool) -> bool:  # noqa: FBT001 - one value, taken apart
    said = "".join(cell.itertext())
    return said == text and (cell.get("t") == "inlineStr") is as_text


def _same_seen(before: bytes, after: bytes, values: Mapping[str, Value]) -> bool:
    """Compare what a reader of workbooks sees in every cell of every sheet."""
    was, now = _seen(before), _seen(after)
    differ = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    wanted: dict[str, set[Value]] = {}
    for where, value in values.items():
        wanted.setdefault(where.rpartition("!")[2], set()).add(value)
    return len(differ) <= len(values) and all(
        _as_seen(now.get(key)) & wanted.get(key[1], set()) for key in differ
    )


def _as_seen(cell: tuple[object, str] | None) -> set[Value]:
    value, kind = cell or ("", "s")
    return (
        {(f"{value:.15g}", False)}
        if isinstance(value, int | float)
        else {(str(value), kind == "s")}
    )


def _seen(content: bytes) -> dict[tuple[str, str], tuple[object, str]]:
    """Return every cell of every sheet as openpyxl reads it, formulas as such."""
    # Late: openpyxl takes a sixth of a second, and only workbooks need it.
    from openpyxl import load_workbook  # noqa: PLC0415

    found: dict[tuple[str, str], tuple[object, str]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it finds odd does not concern the values
        with closing(load_workbook(BytesIO(content), read_only=True, keep_links=False)) as book:
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                for row in sheet.iter_rows():
                    for cell in row:
                        if cell.value is not None:
                            found[sheet.title, cell.coordinate] = cell.value, cell.data_type
    return found
