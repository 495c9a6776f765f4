"""A ZIP package in which single parts are replaced: every byte of all others stays as it is."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOCAL: Final = struct.Struct("<4s5H3L2H")  # APPNOTE 4.3.7
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")  # APPNOTE 4.3.12
_END: Final = struct.Struct("<4s4H2LH")  # APPNOTE 4.3.16
_END64: Final = struct.Struct("<4sQ2H2L4Q")  # APPNOTE 4.3.14
_LOCATOR: Final = struct.Struct("<4sLQL")  # APPNOTE 4.3.15
_ZIP64: Final = 1  # the extra field that holds 64-bit sizes
_FULL: Final = 0xFFFFFFFF  # "look into the extra field"
_FOLLOWS: Final = 0x0008  # the flag that sizes come behind the data


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Put other bytes into parts of a package, by their names.

    Every other part keeps its packed bytes, its header and its place in the order; only offsets
    and the sizes of what was replaced are other. Raises zipfile.BadZipFile, KeyError or
    struct.error for a package that is built otherwise than the standard says.
    """
    with zipfile.ZipFile(BytesIO(content)) as package:
        entries = sorted(package.infolist(), key=lambda one: one.header_offset)
        directory = package.start_dir
    missing = set(parts) - {one.filename for one in entries}
    if missing:
        raise KeyError(min(missing))
    ends = [*(one.header_offset for one in entries[1:]), directory]
    out = [content[: entries[0].header_offset]]
    moved: dict[int, tuple[int, tuple[int, int, int] | None]] = {}
    at = len(out[0])
    for one, end in zip(entries, ends, strict=True):
        piece, sizes = content[one.header_offset : end], None
        if one.filename in parts:
            piece, sizes = _replaced(piece, one, parts[one.filename])
        moved[one.header_offset] = at, sizes
        out.append(piece)
        at += len(piece)
    out.append(_directory(content[directory:], len(entries), moved, at))
    return b"".join(out)


def _replaced(
    piece: bytes, one: zipfile.ZipInfo, fresh: bytes
) -> tuple[bytes, tuple[int, int, int]]:
    """Write an entry anew: its header with other sizes, and the data packed as before."""
    head = list(_LOCAL.unpack_from(piece))
    names, extras = head[9], head[10]
    name = piece[_LOCAL.size : _LOCAL.size + names]
    extra = _without_zip64(piece[_LOCAL.size + names : _LOCAL.size + names + extras])
    packed = fresh
    if one.compress_type == zipfile.ZIP_DEFLATED:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = deflate.compress(fresh) + deflate.flush()
    elif one.compress_type != zipfile.ZIP_STORED:
        raise zipfile.BadZipFile
    sizes = zlib.crc32(fresh), len(packed), len(fresh)
    head[2] &= ~_FOLLOWS
    head[6:9] = sizes
    head[10] = len(extra)
    return _LOCAL.pack(*head) + name + extra + packed, sizes


def _directory(
    tail: bytes,
    count: int,
    moved: Mapping[int, tuple[int, tuple[int, int, int] | None]],
    start: int,
) -> bytes:
    """Write the central directory and what follows it, with the offsets that hold now."""
    out, at = [], 0
    for _ in range(count):
        head = list(_CENTRAL.unpack_from(tail, at))
        if head[0] != b"PK\x01\x02":
            raise zipfile.BadZipFile
        names, extras, comments = head[10:13]
        name_at = at + _CENTRAL.size
        name = tail[name_at : name_at + names]
        extra = tail[name_at + names : name_at + names + extras]
        comment = tail[name_at + names + extras : name_at + names + extras + comments]
        at = name_at + names + extras + comments
        wide = _zip64_values(extra, head[8:10], head[16])
        place, sizes = moved[wide if head[16] == _FULL else head[16]]
        if sizes is not None:
            extra = _without_zip64(extra)
            head[3] &= ~_FOLLOWS
            head[7:10] = sizes
            head[11], head[16] = len(extra), place
        elif head[16] == _FULL:
            extra = extra.replace(struct.pack("<Q", wide), struct.pack("<Q", place), 1)
        else:
            head[16] = place
        out.append(_CENTRAL.pack(*head) + name + extra + comment)
    directory = b"".join(out)
    return directory + _ending(tail[at:], start, len(directory))


def _zip64_values(extra: bytes, sizes: list[int], offset: int) -> int:
    """Return the 64-bit offset of an entry that has one."""
    if offset != _FULL:
        return offset
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == _ZIP64:
            behind = 8 * sum(size == _FULL for size in sizes)
            return int(struct.unpack_from("<Q", extra, at + 4 + behind)[0])
        at += 4 + length
    raise zipfile.BadZipFile


def _without_zip64(extra: bytes) -> bytes:
    kept, at = [], 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind != _ZIP64:
            kept.append(extra[at : at + 4 + length])
        at += 4 + length
    return b"".join([*kept, extra[at:]])


def _ending(tail: bytes, start: int, size: int) -> bytes:
    """Write the records behind the directory: where it begins now, and how long it is."""
    out = b""
    if tail.startswith(b"PK\x06\x06"):
        wide = list(_END64.unpack_from(tail))
        whole = wide[1] + 12
        wide[8:10] = size, start
        out += _END64.pack(*wide) + tail[_END64.size : whole]
        locator = list(_LOCATOR.unpack_from(tail, whole))
        locator[2] = start + size
        out += _LOCATOR.pack(*locator)
        tail = tail[whole + _LOCATOR.size :]
    end = list(_END.unpack_from(tail))
    if end[0] != b"PK\x05\x06":
        raise zipfile.BadZipFile
    end[5] = end[5] if end[5] == _FULL else size
    end[6] = end[6] if end[6] == _FULL else start
    return out + _END.pack(*end) + tail[_END.size :]
