"""A page's bytes as text and back again, so that what nobody changes stays to the byte."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from planner.errors import PlannerError
from planner.exchange.encodings import KNOWN_AS, likeliest, unmarked_utf16
from planner.exchange.files_in import as_text

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


@dataclass(eq=False)
class LettersMissing(PlannerError):
    """The page's encoding lacks letters that the plan has; ``encoding`` is as people call it."""

    encoding: str
    letters: str


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page as it stands on the disk: its text, and how its bytes say it."""

    text: str
    codec: str
    mark: bytes = b""

    @classmethod
    def of(cls, content: bytes, name: str) -> PageSource:
        """Read a page's bytes; raises UnreadableFile for what is no text."""
        as_text(content, name)
        for mark, codec in _MARKS.items():
            if content.startswith(mark):
                return cls(content[len(mark) :].decode(codec), codec, mark)
        try:
            return cls(content.decode(), "utf-8")
        except UnicodeDecodeError:
            codec = unmarked_utf16(content) or likeliest(content)
            return cls(content.decode(codec, "surrogateescape"), codec)

    @property
    def newline(self) -> str:
        """The line end that most lines have."""
        windows = self.text.count("\r\n")
        single = self.text.count("\n") - windows
        return (
            "\r\n" if windows > single else "\n" if single else "\r" * ("\r" in self.text) or "\n"
        )

    def with_text(self, text: str) -> bytes:
        """Return another text as bytes of the same kind. Raises LettersMissing."""
        try:
            return self.mark + text.encode(self.codec, "surrogateescape")
        except UnicodeEncodeError:
            lost = "".join(sorted({sign for sign in text if not self._has(sign)}))
            raise LettersMissing(KNOWN_AS.get(self.codec, self.codec), lost) from None

    def _has(self, sign: str) -> bool:
        try:
            sign.encode(self.codec, "surrogateescape")
        except UnicodeEncodeError:
            return False
        return True
