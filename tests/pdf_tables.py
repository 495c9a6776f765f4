"""The tables of a tagged PDF, cell by cell, as a program that reads it out finds them."""

from __future__ import annotations

import ctypes
import io
from contextlib import closing

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Name
from pypdfium2 import raw


def tables(pdf: bytes) -> list[list[list[str]]]:
    """Return the rows of each table, in the order of reading; the lines of a cell are joined.

    A blank stands where a line ends, as far as the file tells.
    """
    pieces = _pieces(pdf)
    with closing(pikepdf.open(io.BytesIO(pdf))) as file:
        pages = {page.objgen: number for number, page in enumerate(file.pages)}
        found = [one for one in _all(file.Root.StructTreeRoot) if Name.Table == one.S]
        return [
            [
                [
                    "".join(pieces.get(piece, "") for piece in _own(cell, pages))
                    for cell in _in(row)
                ]
                for row in _in(table)
            ]
            for table in found
        ]


def letters(text: str) -> str:
    """Return what of a text is drawn: a line that ends loses its blank, and a hyphen is soft."""
    return "".join(text.replace("\x02", "-").split())


def _pieces(pdf: bytes) -> dict[tuple[int, int], str]:
    """Return the text of each piece of content, by its page and number."""
    found: dict[tuple[int, int], str] = {}
    with closing(pdfium.PdfDocument(pdf)) as document:
        for number, page in enumerate(document):
            words = page.get_textpage()
            for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                piece = number, raw.FPDFPageObj_GetMarkedContentID(one.raw)
                found[piece] = found.get(piece, "") + _text(one.raw, words.raw)
            words.close()
            page.close()
    return found


def _text(one, words):
    size = raw.FPDFTextObj_GetText(one, words, None, 0)
    room = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(one, words, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return room.raw[: size - 2].decode("utf-16-le")


def _kids(element):
    kids = element.get(Name.K, [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _in(element):
    """Return the elements directly within one."""
    return [kid for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary) and Name.S in kid]


def _all(element):
    for kid in _in(element):
        yield kid
        yield from _all(kid)


def _own(element, pages):
    """Yield the pieces of content of an element and of all within it, by page and number."""
    for kid in _kids(element):
        if isinstance(kid, int):
            yield pages[element.Pg.objgen], kid
        elif Name.S in kid:
            yield from _own(kid, pages)
        elif Name.MCID in kid:
            yield pages[kid.get(Name.Pg, element.get(Name.Pg)).objgen], int(kid.MCID)
