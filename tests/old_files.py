"""Making compound files and workbooks of before 2007 by hand, as no program would leave them."""

from __future__ import annotations

import struct

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512


def compound(stream, name="Workbook", chain=None):
    """Return a compound file with one stream; ``chain`` replaces its part of the sector table."""
    data = stream.ljust(max(len(stream), 4096), b"\0")
    data += b"\0" * (-len(data) % SECTOR)
    count = len(data) // SECTOR
    following = chain or [*range(1, count), END]
    tables = 1
    while tables * 128 < count + 1 + tables:
        tables += 1
    numbers = [*following, END, *[TABLE] * tables]
    table = struct.pack(f"<{tables * 128}I", *numbers, *[FREE] * (tables * 128 - len(numbers)))
    root = entry("Root Entry", 5, END, 0)
    directory = (root + entry(name, 2, 0, len(stream) if len(stream) > 4095 else 4096)).ljust(
        512, b"\0"
    )
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    header += struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6).ljust(20, b"\0")
    header += struct.pack("<IIIIIIIII", tables, count, 0, 4096, END, 0, END, 0, count + 1)
    listed = [*range(count + 1, count + 1 + tables)]
    header = header[:76] + struct.pack("<109I", *listed, *[FREE] * (109 - tables))
    return header + data + directory + table


def entry(name, kind, start, size):
    letters = name.encode("utf-16-le")
    head = letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters) + 2, kind, 1)
    return head.ljust(116, b"\0") + struct.pack("<III", start, size, 0)


def record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def workbook(*cells, more=b"", version=0x0600):
    """Return the stream of a workbook with one sheet: records of cells, ``more`` before it."""
    begin = record(0x0809, struct.pack("<HH", version, 5))
    title = b"\5\0Liste" if version == 0x0600 else b"\5Liste"
    sheet = record(0x0085, struct.pack("<IH", 0, 0) + title)
    place = len(begin) + len(more) + len(sheet) + 4
    sheet = record(0x0085, struct.pack("<IH", place, 0) + title)
    return b"".join((begin, more, sheet, record(0x0A), begin, *cells, record(0x0A)))


def number(row, column, value):
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))
