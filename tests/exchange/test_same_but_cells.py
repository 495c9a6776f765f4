from __future__ import annotations

import io
import zipfile

import pytest

from planner.exchange.office_workbook import filled
from planner.exchange.same_but_cells import texts_differ_only_in, workbooks_differ_only_in
from tests.exchange.office_files import dressed, hisinone, rewritten, saved

PART = "xl/worksheets/sheet1.xml"
WANTED = {f"{PART}!G6": ("1.3", False), f"{PART}!G7": ("NB", True)}
TEXT = b'a;"b"\r\n1;"2"\r\n'


@pytest.fixture(scope="module")
def before():
    return saved(dressed(hisinone(grades=(None, 2.0))))


@pytest.fixture(scope="module")
def after(before):
    return filled(before, "list.xlsx", WANTED)


def test_a_list_with_other_grades_is_otherwise_the_same(before, after):
    assert workbooks_differ_only_in(before, after, WANTED)
    assert workbooks_differ_only_in(before, before, {})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("zugelassen", "abgelehnt", 1),
        lambda text: text.replace("<v>4711001</v>", "<v>4711009</v>"),
        lambda text: text.replace('hidden="1"', 'hidden="0"'),
        lambda text: text.replace("<v>1.3</v>", "<v>1.7</v>"),
        lambda text: text.replace('r="G6" s="1"', 'r="G6" s="0"'),
        lambda text: text.replace("SUM(A1:A3)", "SUM(A1:A4)"),
        lambda text: text.replace("<sheetProtection ", "<sheetProtection objects='1' "),
        lambda text: text.replace('<c r="F6"', '<!-- here --><c r="F6"'),
        lambda text: text.replace("</row></sheetData>", '<c r="Z9"/></row></sheetData>'),
    ],
)
def test_anything_else_that_is_other_in_the_sheet_is_seen(before, after, spoil):
    spoilt = rewritten(after, spoil)
    assert spoilt != rewritten(after, str)
    assert not workbooks_differ_only_in(before, spoilt, WANTED)


def test_other_parts_their_order_and_their_entries_are_compared(before, after):
    with zipfile.ZipFile(io.BytesIO(after)) as package:
        entries = [(one, package.read(one)) for one in package.infolist()]

    def packed(entries):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            for one, content in entries:
                package.writestr(one, content)
        return out.getvalue()

    assert workbooks_differ_only_in(before, packed(entries), WANTED)
    assert not workbooks_differ_only_in(before, packed(entries[::-1]), WANTED)
    assert not workbooks_differ_only_in(before, packed(entries[1:]), WANTED)
    other = [
        (one, content + b" " if "styles" in one.filename else content) for one, content in entries
    ]
    assert not workbooks_differ_only_in(before, packed(other), WANTED)


@pytest.mark.parametrize(
    ("now", "same"),
    [
        (b'a;"b"\r\n1;"3"\r\n', True),
        (b'a;"b"\n1;"3"\r\n', False),
        (b'a;b\r\n1;"3"\r\n', False),
        (b'a;"b"\r\n2;"3"\r\n', False),
        (b'a;"b"\r\n1;"2"\r\n', False),
        (b'a;"b"\r\n1;"3"\r\n\r\n', False),
    ],
)
def test_a_text_list_is_compared_to_the_byte_between_its_cells(now, same):
    assert texts_differ_only_in(TEXT, now, {(1, 1): "3"}) is same
