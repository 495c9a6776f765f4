"""The structure of a PDF: what each piece of its pages is, for those who listen or read it out.

A canvas of ours marks what it draws as part of an element (a heading, a cell, a figure) or as an
artifact (rules, grounds, page feet), and writes the tree of elements into the file: ISO 32000-1,
14.7 and 14.8, as PDF/UA-1 (ISO 14289-1) wants it. The order of the tree is the order of reading,
whatever is drawn first.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Literal

from reportlab.pdfbase.pdfdoc import DummyDoc, PDFArray, PDFDictionary, PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

type Tag = Literal[
    "Document", "H1", "H2", "H3", "P", "Span", "Link", "Figure",
    "Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody",
]  # fmt: skip

LOCALES: Final = {"de": "de-DE", "en": "en-GB"}
LINK_FLAGS: Final = 4  # a link is printed, as PDF/A wants of every annotation


class Element(PDFObject):
    """One element of the structure: its tag, what is said of it, and what lies within.

    ``attributes`` are those of ISO 32000-1, 14.8.5, each as it stands in the file; ``lang`` is
    "de" or "en" where it differs from what is around, ``alt`` the words instead of a picture.
    """

    __RefOnly__ = 1

    def __init__(
        self,
        tag: Tag,
        *,
        lang: str = "",
        alt: str = "",
        attributes: Mapping[str, str] | None = None,
    ) -> None:
        self.tag: Tag = tag
        self.parent: Element | None = None
        self.kids: list[Element | tuple[int, int] | _Note] = []
        self.lang, self.alt, self._attributes = lang, alt, attributes

    def add(self, element: Element) -> Element:
        """Append an element, and return it."""
        element.parent = self
        self.kids.append(element)
        return element

    def format(self, document: Any) -> bytes:
        """Return the element as it stands in the file; reportlab asks."""
        parts = [f"/S/{self.tag}/P {_reference(self.parent or document.tree, document)}"]
        if self.lang:
            parts.append(f"/Lang({LOCALES[self.lang]})")
        if self.alt:
            parts.append(f"/Alt{in_file(self.alt)}")
        if self._attributes:
            parts.append(f"/A<<{''.join(f'/{k} {v}' for k, v in self._attributes.items())}>>")
        if self.kids:
            parts.append(self._within(document))
        return f"<<{''.join(parts)}>>".encode("latin-1")

    def _within(self, document: Any) -> str:
        """Return the kids: elements, marked content of one page or several, annotations."""
        marked = {kid[0] for kid in self.kids if isinstance(kid, tuple)}
        main = min(marked, default=None)
        page = "" if main is None else f"/Pg {_page(main, document)}"
        said = [
            _reference(kid, document)
            if isinstance(kid, Element)
            else _marked(kid, main, document)
            if isinstance(kid, tuple)
            else f"<</Type/OBJR/Obj {_reference(kid, document)}>>"
            for kid in self.kids
        ]
        return f"{page}/K {said[0]}" if len(said) == 1 else f"{page}/K[{' '.join(said)}]"


def in_file(text: str) -> str:
    """Return a text as it stands in a PDF file."""
    return str(PDFString(text).format(DummyDoc()).decode("latin-1"))


def _marked(kid: tuple[int, int], main: int | None, document: Any) -> str:
    """Return a piece of marked content: its number, with the page where that is another."""
    page, number = kid
    if page == main:
        return str(number)
    return f"<</Type/MCR/Pg {_page(page, document)}/MCID {number}>>"


def _reference(what: Any, document: Any) -> str:
    return str(document.Reference(what).format(document).decode("ascii"))


def _page(page: int, document: Any) -> str:
    return _reference(document.Pages.pages[page], document)


class _Note(PDFDictionary):
    """An annotation; it stands in the file by itself."""

    __RefOnly__ = 1


class _Tree(PDFObject):
    """The root of the structure, with the way back from marked content to elements."""

    __RefOnly__ = 1

    def __init__(self, root: Element, parents: list[list[Element]], links: list[Element]) -> None:
        self._root, self._parents, self._links = root, parents, links

    def format(self, document: Any) -> bytes:
        """Return the root as it stands in the file; reportlab asks."""
        rows = [
            f"{n}[{' '.join(_reference(one, document) for one in page)}]"
            for n, page in enumerate(self._parents)
        ]
        rows += [
            f"{n} {_reference(link, document)}"
            for n, link in enumerate(self._links, start=len(self._parents))
        ]
        count = len(rows)
        return (
            f"<</Type/StructTreeRoot/K[{_reference(self._root, document)}]"
            f"/ParentTree<</Nums[{''.join(rows)}]>>/ParentTreeNextKey {count}>>"
        ).encode("ascii")


class TaggedCanvas(Canvas):
    """A canvas that knows what it draws. Content outside of text() and figure() is an artifact."""

    def __init__(self, *given: Any, **named: Any) -> None:
        self.root = Element("Document")
        self._at = [self.root]
        self.marking = False
        self._parents: list[list[Element]] = []
        self._links: list[tuple[_Note, Element]] = []
        super().__init__(*given, **named)

    @property
    def innermost(self) -> Element:
        """The element in which the next one would lie."""
        return self._at[-1]

    @contextmanager
    def within(self, element: Element) -> Iterator[Element]:
        """Let what is drawn meanwhile lie in an element, a new one or an older one."""
        if element.parent is None and element is not self.root:
            self.innermost.add(element)
        self._at.append(element)
        yield element
        self._at.pop()

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Let what is drawn meanwhile be content of an element; within a figure it is its own."""
        if self.marking:
            yield
            return
        if element.parent is None:
            self.innermost.add(element)
        page = self.getPageNumber() - 1
        self._parents += [[] for _ in range(page + 1 - len(self._parents))]
        numbered = self._parents[page]
        element.kids.append((page, len(numbered)))
        self._write(f"/{element.tag} <</MCID {len(numbered)}>> BDC")
        numbered.append(element)
        self.marking = True
        yield
        self.marking = False
        self._write("EMC")

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Let what is drawn meanwhile be decoration, or of a kind such as "Pagination"."""
        if self.marking:
            yield
            return
        self._write(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        self.marking = True
        yield
        self.marking = False
        self._write("EMC")

    @contextmanager
    def figure(self, alt: str, box: tuple[float, float, float, float]) -> Iterator[None]:
        """Let what is drawn meanwhile be one figure in a box: left, bottom, right, top."""
        left, bottom = self.absolutePosition(*box[:2])
        right, top = self.absolutePosition(*box[2:])
        where = f"[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]"
        looks = {"O": "/Layout", "Placement": "/Block", "BBox": where}
        with self.marked(Element("Figure", alt=alt, attributes=looks)):
            yield

    def link(self, element: Element, url: str, box: tuple[float, float, float, float]) -> None:
        """Lay a link over a box of the page, as part of an element; the box in absolute points."""
        note = _Note(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": PDFArray(box),
                "Border": "[0 0 0]",
                "F": LINK_FLAGS,
                "Contents": PDFString(url),
                "A": PDFDictionary({"S": "/URI", "URI": PDFString(url)}),
            }
        )
        element.kids.append(note)
        self._links.append((note, element))
        self._addAnnotation(note)  # type: ignore[attr-defined]  # the stubs leave it out

    def save(self) -> None:
        """Write the file, with its structure."""
        if self._code:  # type: ignore[attr-defined]  # the stubs leave it out
            self.showPage()
        document: Any = self._doc  # type: ignore[attr-defined]  # the stubs leave it out
        pages = document.Pages.pages
        self._parents += [[] for _ in range(len(pages) - len(self._parents))]
        for n, page in enumerate(pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs, page.Trans = n, "/S", None
        for n, (note, _) in enumerate(self._links, start=len(pages)):
            note["StructParent"] = n
        document.tree = _Tree(self.root, self._parents, [element for _, element in self._links])
        document.Catalog.StructTreeRoot = document.tree
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        super().save()

    def _write(self, operator: str) -> None:
        self._code.append(operator)  # type: ignore[attr-defined]  # the stubs leave it out


class NumberedCanvas(TaggedCanvas):
    """A canvas that keeps its pages back until it knows how many there are.

    ``finish`` then draws on each, given its number and how many there are in its part: no content,
    only what belongs to pages, such as their feet. A part begins where ``part`` is another number.
    """

    def __init__(
        self, *given: Any, finish: Callable[[Canvas, int, int], None], **named: Any
    ) -> None:
        self._kept: list[dict[str, Any]] = []
        self._finish = finish
        self.part = 0
        super().__init__(*given, **named)

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the finished page and begin the next."""
        self._kept.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # the stubs leave it out

    def save(self) -> None:
        """Write all pages, each finished."""
        kept, self._kept = self._kept, []
        counts, numbers = Counter(page["part"] for page in kept), Counter[int]()
        for page in kept:
            self.__dict__.update(page)
            numbers[self.part] += 1
            with self.artifact("Pagination"):
                self._finish(self, numbers[self.part], counts[self.part])
            super().showPage()
        super().save()
