"""Certifying a finished PDF with the lecturer's key (PAdES, ETSI EN 319 142-1), without a network.

The signature covers the whole file, and afterwards no change is allowed (DocMDP 1). The field for
it is best prepared and tagged before, so that the signed file stays PDF/A-3a and PDF/UA-1.
"""
# ruff: noqa: PLC0415 - pyHanko and cryptography are slow to import, and hardly anybody signs

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from planner.exchange.signing_key import SigningKey

FIELD: Final = "Signature"  # the name of the field that is signed
ROOM: Final = 16384  # hexadecimal digits kept for the signature with its certificates


def certify(pdf: bytes, key: SigningKey) -> bytes:
    """Return the file with a certification signature that covers all of it.

    A field that was prepared keeps its look: what the page says of the signature is the page's
    business. Without one, an invisible field is made.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.stamp import BaseStampStyle

    class AsPrepared(BaseStampStyle):
        """Draws nothing: pyHanko's own stamp would use a font that is not embedded."""

        def create_stamp(self, *_: object, **__: object) -> None:
            return None

    what = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    signer = PdfSigner(what, signer=_signer(key), stamp_style=AsPrepared())
    signed = signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), bytes_reserved=ROOM)
    content: bytes = signed.getvalue()
    return content


def _signer(key: SigningKey) -> Any:
    """Put a key in pyHanko's hands, as it was opened.

    Given as bytes, pyHanko would open and check it for each document anew, which takes longer
    than to draw one.
    """
    from asn1crypto.x509 import Certificate
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding
    from pyhanko.sign.signers.pdf_cms import Signer
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    class Opened(Signer):
        """Signs with SHA-256, which is all that certify asks for."""

        async def async_sign_raw(
            self,
            data: bytes,
            digest_algorithm: str,  # noqa: ARG002 - always SHA-256
            dry_run: bool = False,  # noqa: ARG002, FBT001, FBT002 - pyHanko asks so
        ) -> bytes:
            private = key.private
            if isinstance(private, ec.EllipticCurvePrivateKey):
                how = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
                signed: bytes = private.sign(data, how)
            else:
                signed = private.sign(data, padding.PKCS1v15(), hashes.SHA256())
            return signed

    # pyHanko says nothing of the kind of this store.
    others = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    others.register_multiple(Certificate.load(one) for one in key.others)
    return Opened(signing_cert=Certificate.load(key.holder.certificate), cert_registry=others)
