"""One web page that checks the codes of certificates without a network, the keys inside it."""
# ruff: noqa: PLC0415 - cryptography is slow to import, and the page is hardly ever written

from __future__ import annotations

import base64
import hashlib
import html
import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from planner import places
from planner.exchange.proof_code import Claims
from planner.language import Language, marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.exchange.signing_key import Holder

TEXTS: Final = {
    "title": marked("Check a certificate"),
    "intro": marked(
        "Scan the code of the certificate with a telephone, or paste what it says here. It is"
        " checked in this browser; nothing is sent anywhere."
    ),
    "label": marked("What the code says"),
    "check": marked("Check"),
    "signers": marked("Whose signatures this page knows"),
    "holder": marked("certificate issued by {issuer}, valid from {first} to {last}"),
    "trust": marked(
        "Believe this page only where you have it from the university itself: whoever writes such"
        " a page chooses the keys in it. Whether a certificate was revoked or replaced since, only"
        " the person who issued it can say."
    ),
    "valid": marked("✓ Valid"),
    "valid_because": marked(
        "Signed by {name}, and unchanged since. Compare what stands here with the paper."
    ),
    "outside": marked("But the day of issue is not among the days the signer's key is valid on."),
    "changed": marked("✗ Changed"),
    "changed_because": marked(
        "It names the key of {name}, but is not what that key signed. Do not accept it."
    ),
    "stranger": marked("✗ Not by this signer"),
    "stranger_because": marked(
        "It was signed with a key that this page does not know. What stands here is not proved."
    ),
    "unsigned": marked("Not signed"),
    "unsigned_because": marked(
        "The code repeats what is printed and proves nothing by itself. Ask the issuer."
    ),
    "unreadable": marked("No code of a certificate"),
    "unreadable_because": marked("Scan it again, or paste all of it, from the first sign on."),
    "unable": marked("This browser cannot check it"),
    "unable_because": marked("Open the page in another or a newer browser."),
    "number": marked("Certificate number"),
    "issued_on": marked("Date of issue"),
    "name": marked("Name"),
    "matriculation": marked("Matriculation number"),
    "course": marked("Course"),
    "term": marked("Semester"),
    "credits": marked("ECTS credits"),
    "result": marked("Grade"),
    "ungraded": marked("ungraded – passed"),
    "participation": marked("Participation, without grade and credits"),
    "university": marked("University"),
}
NO_SCRIPT: Final = marked("This page needs JavaScript to check a code.")
CURVES: Final = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"}


def verify_page(signers: Iterable[Holder]) -> bytes:
    """Write the page for some signers, in German and English: same signers, same bytes."""
    german, english = Language.load("de"), Language.load("en")
    data = {
        "names": [field.name for field in fields(Claims)],
        "signers": [_signer(one) for one in signers],
        "texts": {
            say.code: {name: say(text) for name, text in TEXTS.items()}
            for say in (german, english)
        },
    }
    # A "</script>" within a name would end the script.
    said = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    script = _part("page.js").replace("/*DATA*/null", said)
    style = _part("page.css")
    page = _part("page.html")
    for mark, text in (
        ("@TITLE@", html.escape(f"{german(TEXTS['title'])} · {english(TEXTS['title'])}")),
        ("@NOSCRIPT_DE@", html.escape(german(NO_SCRIPT))),
        ("@NOSCRIPT_EN@", html.escape(english(NO_SCRIPT))),
        ("@STYLE_HASH@", _hash(style)),
        ("@SCRIPT_HASH@", _hash(script)),
        ("@STYLE@", style),
        ("@SCRIPT@", script),
    ):
        page = page.replace(mark, text)
    return page.encode()


def _part(name: str) -> str:
    return (places.resources() / "verify_page" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return how a content security policy names the one script or style it allows."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _signer(one: Holder) -> dict[str, Any]:
    return {
        "id": one.key_id.hex(),
        "name": one.name,
        "issuer": one.issuer,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "kind": _kind(one.public),
        "key": base64.b64encode(one.public).decode(),
    }


def _kind(public: bytes) -> dict[str, str]:
    """Say what WebCrypto calls the kind of a key."""
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    key = load_der_public_key(public)
    if isinstance(key, EllipticCurvePublicKey):
        return {"name": "ECDSA", "namedCurve": CURVES[key.curve.name]}
    return {"name": "RSASSA-PKCS1-v1_5", "hash": "SHA-256"}
