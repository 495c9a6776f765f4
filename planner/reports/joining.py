"""Several of our PDFs as one for the printer, which is PDF/A-2a and PDF/UA-1 again.

Pages and structures are joined, a document within a document for each. What is attached does not
come along, and a signature is only a picture of itself: signed are the single files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from planner.reports.archive import as_list, describe, mean_colours, opened, saved
from planner.reports.tagging import LOCALES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikepdf import Object, Page, Pdf

    from planner.language import Code

FIELD_KEYS: Final = (Name.FT, Name.T, Name.TU, Name.V, Name.Ff, Name.MK, Name.Lock, Name.SV)


def joined(pdfs: Iterable[bytes], title: str, language: Code) -> bytes:
    """Return all pages of archived files in one, in their order; same files, same bytes.

    The files are opened one after the other. Author and day are those of the first. Where one of
    them has no structure, as documents made before there was any, the whole has none and claims
    to be no PDF/A. Raise ValueError if there is none.
    """
    with pikepdf.new() as file:
        root = file.make_indirect(
            Dictionary(
                Type=Name.StructElem,
                S=Name.Document,
                Lang=String(LOCALES[language]),
                K=Array(),
            )
        )
        nums: list[Object | int] = []
        whole = True
        for pdf in pdfs:
            with opened(pdf) as source:
                if not file.pages:
                    _take_over(source, file, title)
                whole = whole and Name.StructTreeRoot in source.Root
                if whole:
                    nums += _append(file, source, root, len(nums) // 2)
                else:
                    file.pages.extend(source.pages)
        if not file.pages:
            raise ValueError(title)
        file.Root.Lang = String(LOCALES[language])
        file.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        if whole:
            _structure(file, root, nums)
            mean_colours(file)
            describe(file, 2)
        return saved(file)


def _structure(file: Pdf, root: Object, nums: list[Object | int]) -> None:
    """Give the file its structure, with the way back from content to elements."""
    tree = Dictionary(
        Type=Name.StructTreeRoot,
        K=Array([root]),
        ParentTree=file.make_indirect(Dictionary(Nums=Array(nums))),
        ParentTreeNextKey=len(nums) // 2,
    )
    file.Root.StructTreeRoot = root.P = file.make_indirect(tree)
    file.Root.MarkInfo = Dictionary(Marked=True)


def _take_over(source: Pdf, file: Pdf, title: str) -> None:
    """Let the whole say who made it and when, as its first part does."""
    for key in (Name.Author, Name.Creator, Name.Producer, Name.CreationDate, Name.ModDate):
        if key in source.docinfo:
            file.docinfo[key] = String(str(source.docinfo[key]))
    file.docinfo.Title = String(title)


def _append(file: Pdf, source: Pdf, root: Object, before: int) -> list[Object | int]:
    """Append pages and structure; return the way back from content to elements.

    ``before`` is how many numbers of that way are taken.
    """
    _flatten_fields(source)
    first = len(file.pages)
    file.pages.extend(source.pages)
    tree = file.copy_foreign(source.Root.StructTreeRoot)
    for document in as_list(tree):
        document.P = root
        document.Lang = String(str(source.Root.Lang))
        document.T = String(str(source.docinfo.Title))
        root.K.append(document)
    for page in file.pages[first:]:
        page.obj.StructParents = int(page.obj.StructParents) + before
        for note in _notes(page):
            note.StructParent = int(note.StructParent) + before
    # The numbers of a file of ours run from nothing without a gap.
    nums = list(tree.ParentTree.Nums)
    return [
        value if at % 2 else int(value) + before  # number and element in turn
        for at, value in enumerate(nums)
    ]


def _flatten_fields(source: Pdf) -> None:
    """Make each signature field a stamp that looks the same; one that cannot be seen, nothing."""
    parents = source.Root.StructTreeRoot.ParentTree.Nums
    for page in source.pages:
        for note in _notes(page):
            if note.Subtype != Name.Widget:
                continue
            element = parents[2 * int(note.StructParent) + 1]
            note.Subtype, note.Contents = Name.Stamp, note.get(Name.TU, String(""))
            element.S = Name.Annot
            for key in FIELD_KEYS:
                if key in note:
                    del note[key]


def _notes(page: Page) -> list[Object]:
    """Return the annotations of a page."""
    return list(page.obj.get(Name.Annots, Array()))
