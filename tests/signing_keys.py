"""Keys and a signed document for tests, made when first asked for and then kept."""

import io
from datetime import UTC, date, datetime, time
from functools import cache

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from reportlab.pdfgen.canvas import Canvas

from planner.exchange.elmo import Achievement, elmo_xml
from planner.exchange.signing import certify
from planner.exchange.signing_key import SigningKey, key_of

PASSPHRASE = "Öffne dich"
TODAY = date(2024, 3, 15)
NAME = "Prof. Dr. Zoë Müller"


@cache
def elliptic(curve: type[ec.EllipticCurve] = ec.SECP256R1) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(curve())


@cache
def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def certificate(
    key=None,
    *,
    name=NAME,
    first=date(2023, 1, 1),
    last=date(2025, 12, 31),
    signs=True,
    purpose=ExtendedKeyUsageOID.EMAIL_PROTECTION,
    issuer=None,
    issuer_key=None,
):
    """Make a certificate as universities give them to people; without an issuer self-signed."""
    key = key or elliptic()
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=True,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.combine(first, time(), UTC))
        .not_valid_after(datetime.combine(last, time(23), UTC))
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([purpose]), critical=False)
        .sign(issuer_key or key, hashes.SHA256())
    )


def key_file(key=None, made=None, *, passphrase=PASSPHRASE, others=(), **about) -> bytes:
    """Make a PKCS#12 file; ``made`` is a certificate other than the usual one, False is none."""
    key = key or elliptic()
    made = certificate(key, **about) if made is None else (made or None)
    how = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"key", key, made, list(others) or None, how)


@cache
def signing_key() -> SigningKey:
    return key_of(key_file(), PASSPHRASE, TODAY, name="key.p12")


@cache
def rsa_signing_key() -> SigningKey:
    return key_of(key_file(rsa_key()), PASSPHRASE, TODAY, name="rsa.p12")


def achievement(**said) -> Achievement:
    """Say what a small certificate says."""
    usual = {
        "issued_on": TODAY,
        "number": "2024-0001",
        "university_id": "uni-tuebingen.de",
        "university_url": "https://uni-tuebingen.de",
        "university": "Universität Tübingen",
        "country": "DE",
        "matriculation": "5100001",
        "given": "Aylin",
        "family": "Özdemir",
    }
    return Achievement(**(usual | said))


@cache
def unsigned_pdf() -> bytes:
    """Draw a small document with the facts attached."""
    drawn, out = io.BytesIO(), io.BytesIO()
    canvas = Canvas(drawn, pagesize=(200, 100), invariant=1)
    canvas.drawString(20, 50, "Leistungsnachweis")
    canvas.save()
    with pikepdf.open(drawn) as file:
        content = elmo_xml(achievement(title=(("de", "Kurs"),), status="passed", result="1,3"))
        file.attachments["elmo.xml"] = pikepdf.AttachedFileSpec(file, content)
        file.save(out)
    return out.getvalue()


@cache
def signed_pdf() -> bytes:
    return certify(unsigned_pdf(), signing_key())
