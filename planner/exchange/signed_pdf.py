"""Judging a PDF that somebody hands in: who signed it, and whether a byte was changed since.

First the bytes alone are judged against the signature, before anything of the file is believed or
even parsed; only what was signed as it stands is opened. A signature counts when it covers the
whole file: our certificates are signed once, last, and nothing may follow (DocMDP 1).
"""
# ruff: noqa: PLC0415 - pikepdf is slow to import, and hardly anybody verifies

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from planner.exchange.signature_check import NotThat, Trouble, checked

if TYPE_CHECKING:
    from planner.exchange.signing_key import Holder

LARGEST: Final = 50_000_000  # bytes; a certificate has some 100,000
RANGE: Final = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
LARGEST_ATTACHMENT: Final = 1_000_000  # bytes of elmo.xml


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What the file alone tells. ``trouble`` None: signed by ``holder``, and not changed since.

    ``signed_at`` is when the signer's own clock says; ``certified`` whether the signature forbids
    every change; ``elmo`` is the attached file, as trustworthy as the signature; ``others`` are
    further certificates in the signature (DER), which help to find the way to a root.
    """

    trouble: Trouble | None
    holder: Holder | None = None
    signed_at: datetime | None = None
    certified: bool = False
    elmo: bytes | None = None
    others: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """What pikepdf reads in a file: its attachment, and of its signature what is of interest."""

    trouble: Trouble | None
    elmo: bytes | None = None
    has_field: bool = False
    has_value: bool = False
    signed_at: datetime | None = None
    certified: bool = False


def examine(content: bytes) -> Examined:
    """Judge a file's bytes; never raises for what a file can hold."""
    if len(content) > LARGEST:
        return Examined(trouble=Trouble.TOO_LARGE)
    if not content.startswith(b"%PDF-"):
        return Examined(trouble=Trouble.NO_PDF)
    ranges = RANGE.findall(content)
    if not ranges:
        return _unsigned(content)
    if len(ranges) > 1:
        return Examined(trouble=Trouble.SEVERAL)
    return _signed(content, *(int(number) for number in ranges[0]))


def _signed(content: bytes, first: int, length: int, again: int, rest: int) -> Examined:
    """Judge what was signed against the signature, and open the file if it is that.

    The numbers are the signature's: it covers ``length`` bytes from ``first`` on, and ``rest``
    bytes from ``again`` on; between them stands the signature itself.
    """
    if again + rest != len(content):
        cut = again + rest > len(content)
        return Examined(trouble=Trouble.CUT_OFF if cut else Trouble.ADDED_TO)
    if first or not 0 < length < again:
        return Examined(trouble=Trouble.SIGNATURE)
    try:
        found = checked(content[length:again], content[:length] + content[again:])
    except NotThat as why:
        return Examined(trouble=why.trouble)
    opened = _opened(content)
    return Examined(
        trouble=opened.trouble,
        holder=found.holder,
        signed_at=opened.signed_at,
        certified=opened.certified,
        elmo=opened.elmo,
        others=found.others,
    )


def _unsigned(content: bytes) -> Examined:
    """Say what is the matter with a file in which nothing speaks of a signature."""
    opened = _opened(content)
    if not content.rstrip(b"\r\n \0").endswith(b"%%EOF") and opened.trouble is not (
        Trouble.ENCRYPTED
    ):
        return Examined(trouble=Trouble.CUT_OFF)
    return Examined(trouble=opened.trouble or _lack(opened), elmo=opened.elmo)


def _lack(opened: Opened) -> Trouble:
    """Say what is missing of a signature in a file that has none to check."""
    if opened.has_value:
        return Trouble.SIGNATURE
    return Trouble.NOT_YET_SIGNED if opened.has_field else Trouble.UNSIGNED


def _opened(content: bytes) -> Opened:
    import pikepdf

    try:
        with pikepdf.open(
            io.BytesIO(content), suppress_warnings=True, attempt_recovery=False
        ) as file:
            if file.is_encrypted:
                return Opened(Trouble.ENCRYPTED)
            field = _field(file)
            value = None if field is None else field.get("/V")
            return Opened(
                None,
                elmo=_attached(file),
                has_field=field is not None,
                has_value=value is not None,
                signed_at=None if value is None else _moment(str(value.get("/M", ""))),
                certified=value is not None and _forbids_changes(value),
            )
    except pikepdf.PasswordError:
        return Opened(Trouble.ENCRYPTED)
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        return Opened(Trouble.DAMAGED)


def _field(file: Any) -> Any:
    """Return the form's signature field, or None."""
    form = file.Root.get("/AcroForm")
    fields = [] if form is None else form.get("/Fields", [])
    return next((one for one in fields if one.get("/FT") == "/Sig"), None)


def _forbids_changes(signature: Any) -> bool:
    """Tell whether it certifies the file and allows no change (ISO 32000-1, 12.8.2.2)."""
    return any(
        one.get("/TransformMethod") == "/DocMDP" and one.TransformParams.get("/P") == 1
        for one in signature.get("/Reference", [])
    )


def _attached(file: Any) -> bytes | None:
    """Return the attachment elmo.xml, if there is one of a reasonable size."""
    if "elmo.xml" not in file.attachments:
        return None
    content: bytes = file.attachments["elmo.xml"].get_file().read_bytes()
    return content if len(content) <= LARGEST_ATTACHMENT else None


def _moment(text: str) -> datetime | None:
    """Read a PDF's date, D:20240315100000+01'00'."""
    try:
        return datetime.strptime(text.replace("'", "").removeprefix("D:"), "%Y%m%d%H%M%S%z")
    except ValueError:
        return None
