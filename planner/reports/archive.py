"""Makes a drawn PDF one to keep: PDF/A-2a (or 3a) and PDF/UA-1, with what is attached to it.

ISO 19005-2 and 19005-3, conformance level a; ISO 14289-1. The drawing brings its structure along
(``planner.reports.tagging``); here come the colours it means, what the file says of itself, its
attachments, and a place for a signature. Same file in, same file out.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Final, Literal
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, ObjectStreamMode, String

from planner import places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pikepdf import Object, Pdf

type Part = Literal[2, 3]

CLOCK: Final = "%Y%m%d%H%M%S"
PRINTED_AND_LOCKED: Final = 132  # flags of an annotation: print, locked
XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>{author}
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
AUTHOR: Final = "\n<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file inside a PDF, and how it relates to what is seen (ISO 19005-3, 6.8)."""

    name: str
    content: bytes
    mime: str
    description: str
    relationship: Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"] = "Data"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureField:
    """A place for a signature: ``box`` in points from the lower left; ``says`` what it is for."""

    name: str
    says: str
    box: tuple[float, float, float, float]
    page: int = -1


def archived(
    pdf: bytes,
    *,
    part: Part = 2,
    attachments: Sequence[Attachment] = (),
    field: SignatureField | None = None,
) -> bytes:
    """Return a drawn, tagged file (or an archived one) as PDF/A of a part, level a, and PDF/UA-1.

    Title, author, language and day are taken from the file itself. Raise ValueError if something
    shall be attached to part 2, which keeps no files but its own kind.
    """
    if attachments and part != 3:
        raise ValueError(part)
    with opened(pdf) as file:
        mean_colours(file)
        for one in attachments:
            _attach(file, one)
        if field:
            _add_field(file, field)
        describe(file, part)
        return saved(file)


def with_signature_field(pdf: bytes, field: SignatureField) -> bytes:
    """Return an archived file with a place for a signature, told to those who listen."""
    with opened(pdf) as file:
        _add_field(file, field)
        return saved(file)


@contextmanager
def opened(pdf: bytes) -> Iterator[Pdf]:
    """Open a file of ours to work on."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        yield file


def saved(file: Pdf) -> bytes:
    """Return a file's bytes, its structure compressed."""
    out = io.BytesIO()
    file.save(
        out,
        min_version="1.7",
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
    )
    return out.getvalue()


@cache
def _profile() -> bytes:
    return (places.resources() / "colours" / "srgb.icc").read_bytes()


def mean_colours(file: Pdf) -> None:
    """Say once which colours are meant: those of sRGB."""
    if Name.OutputIntents in file.Root:
        return
    profile = file.make_stream(_profile(), N=3, Alternate=Name.DeviceRGB)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    file.Root.OutputIntents = Array([file.make_indirect(intent)])


def describe(file: Pdf, part: Part) -> None:
    """Write what the file says of itself: the same twice, for old readers and for new ones."""
    told = file.docinfo
    if Name.Trapped in told:
        del told[Name.Trapped]
    author = str(told.get(Name.Author, ""))
    text = XMP.format(
        part=part,
        title=escape(str(told.Title)),
        language=escape(str(file.Root.Lang)),
        author=AUTHOR.format(escape(author)) if author else "",
        creator=escape(str(told.Creator)),
        producer=escape(str(told.Producer)),
        made=_made(file).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    file.Root.Metadata = file.make_stream(text.encode(), Type=Name.Metadata, Subtype=Name.XML)


def _made(file: Pdf) -> datetime:
    """Return when the file says it was made."""
    digits = str(file.docinfo.CreationDate).removeprefix("D:")[:14]
    return datetime.strptime(digits, CLOCK).replace(tzinfo=UTC)


def _attach(file: Pdf, one: Attachment) -> None:
    """Attach a file, dated as the document: the clock is not asked."""
    when = _made(file).strftime(f"D:{CLOCK}Z")
    file.attachments[one.name] = AttachedFileSpec(
        file,
        one.content,
        filename=one.name,
        description=one.description,
        mime_type=one.mime,
        relationship=Name(f"/{one.relationship}"),
        creation_date=when,
        mod_date=when,
    )
    if Name.AF not in file.Root:
        file.Root.AF = Array()
    file.Root.AF.append(file.attachments[one.name].obj)


def _add_field(file: Pdf, field: SignatureField) -> None:
    """Add an empty signature field, as the last element of the document's structure."""
    page = file.pages[field.page].obj
    left, bottom, right, top = field.box
    blank = file.make_stream(
        b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, right - left, top - bottom]
    )
    widget = file.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(field.name),
            TU=String(field.says),
            Rect=Array(field.box),
            F=PRINTED_AND_LOCKED,
            P=page,
            AP=Dictionary(N=blank),
        )
    )
    _tell(file, widget, page, field.says)
    if Name.Annots not in page:
        page.Annots = Array()
    page.Annots.append(widget)
    file.Root.AcroForm = file.make_indirect(Dictionary(Fields=Array([widget]), SigFlags=0))


def _tell(file: Pdf, widget: Object, page: Object, says: str) -> None:
    """Put a field into the structure, and write down the way back to it."""
    tree = file.Root.StructTreeRoot
    document = tree.K[0]
    number = int(tree.ParentTreeNextKey)
    widget.StructParent, tree.ParentTreeNextKey = number, number + 1
    element = file.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Form,
            P=document,
            Alt=String(says),
            K=Dictionary(Type=Name.OBJR, Obj=widget, Pg=page),
        )
    )
    as_list(document).append(element)
    tree.ParentTree.Nums.extend(Array([number, element]))


def as_list(element: Object) -> Object:
    """Return the kids of an element as an array, which they need not be in a file."""
    kids = element.get(Name.K)
    if not isinstance(kids, Array):
        element.K = Array([] if kids is None else [kids])
    return element.K
