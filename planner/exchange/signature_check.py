"""Checking one detached CMS signature (RFC 5652, ETSI EN 319 122) over given bytes, strictly.

What a signature does not cover, such as its outer list of digests, must be what it can only be:
so no bit of a signature can be turned without being noticed.
"""
# ruff: noqa: PLC0415 - asn1crypto and cryptography are slow to import, and hardly anybody verifies

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from planner.exchange.signing_key import holder_of, is_usable_kind

if TYPE_CHECKING:
    from planner.exchange.signing_key import Holder

DIGESTS: Final = ("sha256", "sha384", "sha512")
LOWER: Final = re.compile(rb"<((?:[0-9a-f]{2})+)>")
UPPER: Final = re.compile(rb"<((?:[0-9A-F]{2})+)>")


class Trouble(StrEnum):
    """Why a file proves nothing by itself."""

    NO_PDF = "no_pdf"
    TOO_LARGE = "too_large"
    CUT_OFF = "cut_off"  # its end is missing
    DAMAGED = "damaged"  # no reader could open it
    ENCRYPTED = "encrypted"
    UNSIGNED = "unsigned"
    NOT_YET_SIGNED = "not_yet_signed"  # there is room for a signature, and it is empty
    SEVERAL = "several"  # more than one signature
    ADDED_TO = "added_to"  # something follows what was signed
    CHANGED = "changed"  # not the bytes that were signed
    SIGNATURE = "signature"  # the signature itself is damaged or not made with its certificate
    METHOD = "method"  # a signature of a kind that cannot be checked here


class NotThat(Exception):
    """The bytes are not what this signature was made for, or it cannot be checked."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Checked:
    """A signature that holds: whose it is, and the certificates that came along."""

    holder: Holder
    others: tuple[bytes, ...]


def checked(gap: bytes, signed: bytes) -> Checked:
    """Check the hexadecimal signature that stands in a gap against the bytes around it.

    Raises NotThat.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import DuplicateExtension, InvalidVersion

    odd = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
    try:
        return _checked(_parsed(_digits(gap)), signed)
    except (*odd, RecursionError, UnsupportedAlgorithm, DuplicateExtension, InvalidVersion) as why:
        raise NotThat(Trouble.SIGNATURE) from why


def _checked(data: Any, signed: bytes) -> Checked:
    from cryptography.x509 import load_der_x509_certificate

    info = data["signer_infos"][0]
    certificate, others = _signers(data, info)
    digest = _expected(data, info, certificate)
    attributes = {one["type"].native: one["values"] for one in info["signed_attrs"]}
    if len(attributes) != len(info["signed_attrs"]) or not _names(attributes, certificate.dump()):
        raise NotThat(Trouble.SIGNATURE)
    _check_signature(certificate, info, digest)
    if attributes["message_digest"][0].native != hashlib.new(digest, signed).digest():
        raise NotThat(Trouble.CHANGED)
    every = [load_der_x509_certificate(one.dump()) for one in (certificate, *others)]
    if not all(_is_founded(one, every) for one in every[1:]):
        raise NotThat(Trouble.SIGNATURE)
    return Checked(holder_of(every[0]), tuple(one.dump() for one in others))


def _digits(gap: bytes) -> bytes:
    """Return the bytes that hexadecimal digits stand for: all small or all capital ones."""
    found = LOWER.fullmatch(gap) or UPPER.fullmatch(gap)
    if found is None:
        raise NotThat(Trouble.SIGNATURE)
    return bytes.fromhex(found[1].decode())


def _parsed(content: bytes) -> Any:
    """Read the signed data; what follows it is padding, and only zeros."""
    # What names the signer's certificate is known to asn1crypto once its tsp is imported.
    from asn1crypto import cms, parser, tsp  # noqa: F401

    length = parser.peek(content)
    whole = cms.ContentInfo.load(content[:length], strict=True)
    if whole["content_type"].native != "signed_data" or any(content[length:]):
        raise NotThat(Trouble.SIGNATURE)
    data = whole["content"]
    if len(data["signer_infos"]) != 1 or not all(
        _is_filled(one) for one in (whole, data, data["signer_infos"][0])
    ):
        raise NotThat(Trouble.SIGNATURE)
    return data


def _is_filled(sequence: Any) -> bool:
    """Tell whether the parts of a sequence are all there is in it: nothing is left unread."""
    parts = (sequence[name].dump() for name, *_ in sequence._fields)
    return b"".join(parts) == bytes(sequence.contents)


def _signers(data: Any, info: Any) -> tuple[Any, list[Any]]:
    """Return the certificate that the signature names as its own, and the others."""
    chosen = [one.chosen for one in data["certificates"] if one.name == "certificate"]
    named = info["sid"].chosen
    own = [
        one
        for one in chosen
        if info["sid"].name == "issuer_and_serial_number"
        and one.issuer.dump() == named["issuer"].dump()
        and one.serial_number == named["serial_number"].native
    ]
    if len(own) != 1 or len(chosen) != len(data["certificates"]):
        raise NotThat(Trouble.SIGNATURE)
    return own[0], [one for one in chosen if one is not own[0]]


def _is_founded(certificate: Any, every: list[Any]) -> bool:
    """Tell whether a certificate holds: it is the issuer of another, or issued by one of them.

    Either way its own bytes cannot have been touched without breaking a signature.
    """
    return any(_issued(one, certificate) or _issued(certificate, one) for one in every)


def _issued(certificate: Any, issuer: Any) -> bool:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        return False
    return True


def _expected(data: Any, info: Any, certificate: Any) -> str:
    """Return the digest's name; all that the signature does not cover is what it can only be."""
    digest: str = info["digest_algorithm"]["algorithm"].native
    outer = data["digest_algorithms"]
    ours = (
        data["version"].native == info["version"].native == "v1"
        and data["crls"].native is None
        and info["unsigned_attrs"].native is None
        and data["encap_content_info"]["content_type"].native == "data"
        and data["encap_content_info"]["content"].native is None
        and len(outer) == 1
        and outer[0].dump() == info["digest_algorithm"].dump()
        and not info["digest_algorithm"]["parameters"].native
    )
    if not ours or digest not in DIGESTS:
        raise NotThat(Trouble.SIGNATURE)
    # RFC 5754: the name says the key's kind, and for EC the digest too.
    algorithm, kind = info["signature_algorithm"], certificate.public_key.algorithm
    known = {"rsa": ("rsassa_pkcs1v15", f"{digest}_rsa"), "ec": (f"{digest}_ecdsa",)}
    if algorithm["algorithm"].native not in known.get(kind, ()):
        raise NotThat(Trouble.METHOD)
    if algorithm["parameters"].native:
        raise NotThat(Trouble.SIGNATURE)
    return digest


def _check_signature(certificate: Any, info: Any, digest: str) -> None:
    """Check that the signed attributes were signed with the certificate's key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    how = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}[digest]
    signature, content = info["signature"].native, info["signed_attrs"].untag().dump()
    try:
        public = load_der_public_key(certificate.public_key.dump())
        if not is_usable_kind(public):
            raise NotThat(Trouble.METHOD)
        if isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(signature, content, ec.ECDSA(how))
        else:
            # Of the kinds that are usable the other one is RSA, which mypy does not know.
            public.verify(signature, content, padding.PKCS1v15(), how)  # type: ignore[union-attr, call-arg, arg-type]
    except InvalidSignature as why:
        raise NotThat(Trouble.SIGNATURE) from why


def _names(attributes: dict[str, Any], certificate: bytes) -> bool:
    """Tell whether it is of plain content, and names its certificate by a digest (RFC 5035)."""
    told = attributes.get("content_type")
    named = attributes.get("signing_certificate_v2")
    if told is None or told[0].native != "data" or named is None:
        return False
    first = named[0]["certs"][0]
    digest = first["hash_algorithm"]["algorithm"].native
    return digest in DIGESTS and bool(
        first["cert_hash"].native == hashlib.new(digest, certificate).digest()
    )
