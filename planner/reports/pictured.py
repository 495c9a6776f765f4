"""Keeps what was drawn by somebody else, such as a print of the window, as PDF/A-2a and PDF/UA-1.

Such pages have no structure of their own: each becomes one figure, and its alternative says in
words what is on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, String

from planner.reports import paper
from planner.reports.archive import describe, mean_colours, opened, saved
from planner.reports.tagging import LOCALES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pikepdf import Object, Page, Pdf

    from planner.language import Code


def pictured(
    pdf: bytes, *, title: str, code: Code, made: date | None, alternative: Callable[[int], str]
) -> bytes:
    """Return drawn pages as figures of a file to keep; ``alternative`` words a page from 1 on.

    ``made`` is the day the file says it was made on; None leaves what it says.
    """
    with opened(pdf) as file:
        _say_what_it_is(file, title, code, made)
        root = file.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        whole = Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array())
        document, parents = file.make_indirect(whole), Array()
        for number, page in enumerate(file.pages):
            figure = file.make_indirect(_figure(page, document, alternative(number + 1)))
            document.K.append(figure)
            parents.append(number)
            parents.append(file.make_indirect(Array([figure])))
            page.obj.StructParents, page.obj.Tabs = number, Name.S
        root.K = document
        root.ParentTree = file.make_indirect(Dictionary(Nums=parents))
        root.ParentTreeNextKey = len(file.pages)
        file.Root.StructTreeRoot = root
        mean_colours(file)
        describe(file, 2)
        return saved(file)


def _figure(page: Page, document: Object, alternative: str) -> Dictionary:
    """Let all that is drawn on a page be one figure."""
    page.contents_add(b"/Figure <</MCID 0>> BDC\n", prepend=True)
    page.contents_add(b"\nEMC")
    box = Array([float(edge) for edge in page.mediabox])
    return Dictionary(
        Type=Name.StructElem,
        S=Name.Figure,
        P=document,
        Pg=page.obj,
        K=0,
        Alt=String(alternative),
        A=Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box),
    )


def _say_what_it_is(file: Pdf, title: str, code: Code, made: date | None) -> None:
    file.Root.Lang = String(LOCALES[code])
    file.Root.MarkInfo = Dictionary(Marked=True)
    file.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    told = file.docinfo
    told.Title = String(paper.plain(title))
    told.Creator = told.Producer = String(paper.PRODUCER)
    if made:
        told.CreationDate = String(f"D:{made:%Y%m%d}120000Z")
    if Name.ModDate in told:
        del told[Name.ModDate]
