"""What must be true of a PDF to be kept and read out: our own look at it, without a judge."""

from __future__ import annotations

import io
import re
from contextlib import closing

import pikepdf
from pikepdf import Name

SHOWS = frozenset(
    ["Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"]
)
DESCRIPTORS = ("/FontFile", "/FontFile2", "/FontFile3")


def faults(pdf: bytes, part: int = 2) -> list[str]:
    """Return what speaks against a file being PDF/A of a part, level a, and PDF/UA-1."""
    with closing(pikepdf.open(io.BytesIO(pdf))) as file:
        root = file.Root
        found = [] if root.get(Name.MarkInfo, {}).get(Name.Marked) is True else ["not marked"]
        found += (
            [] if Name.OutputIntents in root and Name.Lang in root else ["no colours, no language"]
        )
        parents = dict(pairs(root.StructTreeRoot.ParentTree.Nums))
        for number, page in enumerate(file.pages, start=1):
            named = parents[int(page.obj.StructParents)]
            found += [f"page {number}: {fault}" for fault in of_content(page, named)]
            found += [f"page {number}: {fault}" for fault in of_fonts(page)]
            for note in page.obj.get(Name.Annots, []):
                element = parents.get(int(note.get(Name.StructParent, -1)))
                if element is None or not any(
                    isinstance(kid, pikepdf.Dictionary) and kid.get(Name.Obj) == note
                    for kid in kids(element)
                ):
                    found.append(f"page {number}: an annotation that nobody is told of")
        return found + of_description(root.Metadata.read_bytes().decode(), part)


def of_content(page, named):
    """Yield what is drawn on a page and told to nobody, and what is told twice or never."""
    open_, seen = [], []
    for operands, operator in pikepdf.parse_content_stream(page):
        command = str(operator)
        if command in {"BDC", "BMC"}:
            told = operands[1].get(Name.MCID) if command == "BDC" else None
            open_.append("artifact" if operands[0] == Name.Artifact else told)
            seen += [told] if told is not None else []
        elif command == "EMC":
            open_.pop()
        elif command in SHOWS and (len(open_) != 1 or open_[0] is None):
            yield f"{command} lies in {open_}"
    if seen != list(range(len(named))):
        yield f"{len(seen)} pieces of content, {len(named)} known"
    for number, element in enumerate(named):
        if not any(owns(kid, element, number, page) for kid in kids(element)):
            yield f"{element.S} does not know of its piece {number}"


def owns(kid, element, number, page):
    """Tell whether a kid of an element is one numbered piece of a page."""
    if isinstance(kid, int):
        return kid == number and element.Pg == page.obj
    return kid.get(Name.MCID) == number and kid.get(Name.Pg) == page.obj


def of_fonts(page):
    """Yield the fonts that the file does not bring along, or that do not say their letters."""
    for font in page.resources.get(Name.Font, {}).values():
        if not any(font.FontDescriptor.get(Name(name)) for name in DESCRIPTORS):
            yield f"{font.BaseFont} is not embedded"
        if Name.ToUnicode not in font:
            yield f"{font.BaseFont} does not say its letters"


def of_description(xmp, part):
    """Return what the file does not say of itself."""
    wanted = (
        f"<pdfaid:part>{part}</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    )
    title = re.search(r"<dc:title>.*?<rdf:li[^>]*>(.+?)</rdf:li>", xmp)
    return [words for words in wanted if words not in xmp] + ([] if title else ["no title"])


def pairs(nums):
    """Yield number and value of a number tree."""
    flat = list(nums)
    yield from zip(map(int, flat[::2]), flat[1::2], strict=True)


def kids(element):
    """Return what lies within an element."""
    within = element.get(Name.K)
    if within is None:
        return []
    return list(within) if isinstance(within, pikepdf.Array) else [within]


def outline(pdf: bytes) -> list[str]:
    """Return the tags of a file, each indented below what it lies in, for a test to compare."""
    with closing(pikepdf.open(io.BytesIO(pdf))) as file:
        return list(_outline(file.Root.StructTreeRoot.K[0], 0))


def _outline(element, depth):
    yield " " * depth + str(element.S)[1:]
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and Name.S in kid:
            yield from _outline(kid, depth + 1)
