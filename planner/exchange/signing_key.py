"""A lecturer's own key (PKCS#12, RFC 7292): opened with its passphrase and checked before use.

The passphrase is used to open the file and then forgotten; the opened key lives as long as a run.
"""
# ruff: noqa: PLC0415 - cryptography and pyHanko are slow to import, and hardly anybody signs

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any, Final

from planner.exchange.signing_refusals import KeyUnusable, WhyNoKey

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates
    from cryptography.x509 import Certificate, Name

SOON: Final = timedelta(days=30)  # a certificate that ends before then is warned of
LEAST_RSA_BITS: Final = 2048
CURVES: Final = ("secp256r1", "secp384r1", "secp521r1")  # those that a browser can check
LARGEST_FILE: Final = 1_000_000  # bytes; a key file has a few thousand
# Extended key usages under which documents are signed: S/MIME, document signing (RFC 9336, Adobe,
# Microsoft), and any.
FOR_DOCUMENTS: Final = frozenset(
    {
        "1.3.6.1.5.5.7.3.4",
        "1.3.6.1.5.5.7.3.36",
        "1.2.840.113583.1.1.5",
        "1.3.6.1.4.1.311.10.3.12",
        "2.5.29.37.0",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whom a certificate names, as it says itself; whether to believe its issuer is not said.

    ``public`` is the public key (SubjectPublicKeyInfo, DER), ``first`` and ``last`` are the days
    between which it is valid.
    """

    name: str
    issuer: str
    first: date
    last: date
    self_signed: bool
    certificate: bytes = field(repr=False)
    public: bytes = field(repr=False)

    @property
    def key_id(self) -> bytes:
        """Tell one key from another: the first eight bytes of its SHA-256."""
        return hashlib.sha256(self.public).digest()[:8]


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """An opened key that may be used on the day it was opened for."""

    file: str
    holder: Holder
    expires_soon: bool
    private: Any = field(repr=False)
    others: tuple[bytes, ...] = field(default=(), repr=False)  # certificates on the way to a root

    def sign(self, content: bytes) -> bytes:
        """Return a detached signature with SHA-256: the same content gives the same bytes.

        RSA: PKCS#1 v1.5 (RFC 8017). EC: deterministic ECDSA (RFC 6979), r and s as numbers of
        the length of the curve one after the other, as WebCrypto takes them.
        """
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec, padding, utils

        if not isinstance(self.private, ec.EllipticCurvePrivateKey):
            signed: bytes = self.private.sign(content, padding.PKCS1v15(), hashes.SHA256())
            return signed
        how = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
        r, s = utils.decode_dss_signature(self.private.sign(content, how))
        length = (self.private.curve.key_size + 7) // 8
        return r.to_bytes(length) + s.to_bytes(length)


def open_key(path: Path, passphrase: str, today: date) -> SigningKey:
    """Open a key file and check that documents may be signed with it today.

    Raises KeyUnusable.
    """
    try:
        content = path.read_bytes() if path.stat().st_size <= LARGEST_FILE else b""
    except (OSError, ValueError) as why:
        raise KeyUnusable(path.name, WhyNoKey.UNREADABLE) from why
    return key_of(content, passphrase, today, name=path.name)


def key_of(content: bytes, passphrase: str, today: date, *, name: str) -> SigningKey:
    """Open a key file's bytes; ``name`` is what a refusal calls it. Raises KeyUnusable."""
    from cryptography.hazmat.primitives.serialization import Encoding

    found = _unlocked(content, passphrase, name)
    if found.key is None:
        raise KeyUnusable(name, WhyNoKey.NO_PRIVATE_KEY)
    if not is_usable_kind(found.key):
        raise KeyUnusable(name, WhyNoKey.KIND)
    certificate = found.cert.certificate if found.cert else None
    if certificate is None or certificate.public_key() != found.key.public_key():
        raise KeyUnusable(name, WhyNoKey.NO_CERTIFICATE)
    holder = holder_of(certificate)
    if today > holder.last:
        raise KeyUnusable(name, WhyNoKey.EXPIRED, holder.last)
    if today < holder.first:
        raise KeyUnusable(name, WhyNoKey.NOT_YET_VALID, holder.first)
    if not is_for_signing(certificate):
        raise KeyUnusable(name, WhyNoKey.NOT_FOR_SIGNING)
    return SigningKey(
        file=name,
        holder=holder,
        expires_soon=holder.last - today < SOON,
        private=found.key,
        others=tuple(one.certificate.public_bytes(Encoding.DER) for one in found.additional_certs),
    )


def _unlocked(content: bytes, passphrase: str, name: str) -> PKCS12KeyAndCertificates:
    """Decrypt the file; tell a wrong passphrase from what is no key file at all."""
    from asn1crypto.pkcs12 import Pfx
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

    try:
        is_key_file = Pfx.load(content, strict=True)["version"].native == "v3"
    except (ValueError, TypeError, KeyError):
        is_key_file = False
    if not is_key_file:
        raise KeyUnusable(name, WhyNoKey.NO_KEY_FILE)
    # None and the empty passphrase are two things in PKCS#12; a file without one uses either.
    for tried in [passphrase.encode()] if passphrase else [None, b""]:
        try:
            return load_pkcs12(content, tried)
        except ValueError as why:
            wrong = why
        except (UnsupportedAlgorithm, TypeError) as why:
            raise KeyUnusable(name, WhyNoKey.KIND) from why
    raise KeyUnusable(name, WhyNoKey.LOCKED) from wrong


def is_usable_kind(key: object) -> bool:
    """Tell whether a private or public key is of a kind that everybody can check."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if isinstance(key, ec.EllipticCurvePrivateKey | ec.EllipticCurvePublicKey):
        return key.curve.name in CURVES
    return isinstance(key, rsa.RSAPrivateKey | rsa.RSAPublicKey) and key.key_size >= LEAST_RSA_BITS


def is_for_signing(certificate: Certificate) -> bool:
    """Tell whether a certificate's key usages, where it names any, allow to sign documents."""
    from cryptography import x509

    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        usage = None
    except ValueError:
        return False
    if usage and not (usage.digital_signature or usage.content_commitment):
        return False
    try:
        further = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return any(purpose.dotted_string in FOR_DOCUMENTS for purpose in further)


def holder_of(certificate: Certificate) -> Holder:
    """Read whom a certificate names; days are those of Greenwich, as the certificate has them."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return Holder(
        name=_called(certificate.subject),
        issuer=_called(certificate.issuer),
        first=certificate.not_valid_before_utc.astimezone(UTC).date(),
        last=certificate.not_valid_after_utc.astimezone(UTC).date(),
        self_signed=certificate.subject == certificate.issuer,
        certificate=certificate.public_bytes(Encoding.DER),
        public=certificate.public_key().public_bytes(
            Encoding.DER, PublicFormat.SubjectPublicKeyInfo
        ),
    )


def _called(name: Name) -> str:
    """Return the common name, or the whole name where there is none."""
    from cryptography.x509.oid import NameOID

    common = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(common[0].value) if common else name.rfc4514_string()
