"""Reads the pages of our own PDFs, to be shown as they will be printed."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from planner.ui.reports.pdf_drawing import PdfPage
from planner.ui.reports.pdf_objects import CannotShow, Objects, Thing
from planner.ui.reports.pdf_reader import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping


def pages(content: bytes) -> tuple[PdfPage, ...]:
    """Read all pages of one of our documents; raises CannotShow for anything else."""
    try:
        return _pages(content)
    except (zlib.error, ValueError, LookupError, TypeError, RecursionError) as why:
        raise CannotShow(str(why)) from why


def _pages(content: bytes) -> tuple[PdfPage, ...]:
    objects = Objects(content)
    root = objects.table(objects.trailer.get("Root"))
    found: list[PdfPage] = []

    def walk(node: Thing) -> None:
        about = objects.table(node)
        kids = objects.get(about.get("Kids"))
        if isinstance(kids, list):
            for kid in kids:
                walk(kid)
        else:
            found.append(_page(objects, about))

    walk(root.get("Pages"))
    return tuple(found)


def _page(objects: Objects, about: Mapping[str, Thing]) -> PdfPage:
    left, bottom, right, top = objects.numbers(about.get("MediaBox"))
    resources = objects.table(about.get("Resources"))
    _, content = objects.stream(about.get("Contents"))
    reader = Reader(objects, resources)
    reader.read(content)
    return PdfPage(right - left, top - bottom, tuple(reader.drawn))
