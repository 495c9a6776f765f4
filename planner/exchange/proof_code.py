"""The facts of a certificate in few bytes, signed on their own, to stand in a QR code.

The text is base32 (RFC 4648, without padding), whose signs a QR code packs most tightly; the bytes
are: 1; the length of the facts (two bytes, the higher first); the facts, a JSON list in the order
of Claims, in UTF-8 and composed (NFC); and, when signed, the key's id (8 bytes) and the signature
over all that goes before it but the key's id.
"""

from __future__ import annotations

import base64
import json
import unicodedata
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from planner.exchange.signing_key import SigningKey

VERSION: Final = b"\x01"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What the code says. Days are ISO 8601, numbers have a point; "" is "nothing to say".

    Without credits it is a certificate of participation; with credits and without a grade, the
    achievement is ungraded and passed.
    """

    number: str
    issued_on: str
    family: str
    given: str
    matriculation: str
    title: str
    term: str
    credits: str
    grade: str
    university: str


def canonical(claims: Claims) -> bytes:
    """Return the one way to write these claims down: what is signed."""
    texts = [unicodedata.normalize("NFC", text) for text in astuple(claims)]
    facts = json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()
    return VERSION + len(facts).to_bytes(2) + facts


def code_of(claims: Claims, key: SigningKey | None = None) -> str:
    """Return the text of the code: the claims, and when a key is given their signature."""
    content = canonical(claims)
    proof = key.holder.key_id + key.sign(content) if key else b""
    return base64.b32encode(content + proof).decode().rstrip("=")


def linked(code: str, url: str) -> tuple[str, str]:
    """Return what stands before a code to make it a link to the page that checks it, and the code.

    What follows the # never leaves the reader's browser. Without an address there is no link.
    """
    return (f"{url.strip().partition('#')[0]}#" if url.strip() else "", code)
