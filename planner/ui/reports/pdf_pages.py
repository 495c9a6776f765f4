"""Reads the pages of our own PDFs, to be shown as they will be printed."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from planner.ui.reports.pdf_drawing import PdfPage
from planner.ui.reports.pdf_objects import CannotShow, Objects, Thing
from planner.ui.reports.pdf_reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def pages(content: bytes, most: int | None = None) -> tuple[tuple[PdfPage, ...], int]:
    """Read the pages of one of our documents, the first ``most`` of them; also how many it has.

    Raises CannotShow for anything else.
    """
    try:
        objects = Objects(content)
        root = objects.table(objects.trailer.get("Root"))
        every = tuple(_leaves(objects, root.get("Pages")))
        return tuple(_page(objects, about) for about in every[:most]), len(every)
    except (zlib.error, ValueError, LookupError, TypeError, RecursionError) as why:
        raise CannotShow(str(why)) from why


def _leaves(objects: Objects, node: Thing) -> Iterator[dict[str, Thing]]:
    """Yield the pages below a node of the page tree, in order."""
    about = objects.table(node)
    kids = objects.get(about.get("Kids"))
    if isinstance(kids, list):
        for kid in kids:
            yield from _leaves(objects, kid)
    else:
        yield about


def _page(objects: Objects, about: Mapping[str, Thing]) -> PdfPage:
    left, bottom, right, top = objects.numbers(about.get("MediaBox"))
    resources = objects.table(about.get("Resources"))
    _, content = objects.stream(about.get("Contents"))
    reader = Reader(objects, resources)
    reader.read(content)
    return PdfPage(right - left, top - bottom, tuple(reader.drawn))
