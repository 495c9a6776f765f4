from __future__ import annotations

import io

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from planner.exchange.signing import certify
from planner.exchange.signing_key import key_of
from tests.signing_keys import (
    NAME,
    PASSPHRASE,
    TODAY,
    certificate,
    elliptic,
    key_file,
    rsa_key,
    rsa_signing_key,
    signed_pdf,
    signing_key,
    unsigned_pdf,
)


def judged(pdf):
    """Let pyHanko judge the one signature of a file, the signer's certificate being trusted."""
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
    roots = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    return signature, validate_pdf_signature(signature, roots)


@pytest.mark.parametrize("key", [signing_key, rsa_signing_key], ids=["EC", "RSA"])
def test_a_signature_certifies_the_whole_file_and_forbids_every_change(key):
    pdf = signed_pdf() if key is signing_key else certify(unsigned_pdf(), key())
    signature, found = judged(pdf)
    assert pdf.startswith(unsigned_pdf())
    assert found.bottom_line
    assert found.coverage.name == "ENTIRE_FILE"
    assert found.md_algorithm == "sha256"
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature.docmdp_level.name == "NO_CHANGES"
    assert signature.signer_cert.subject.native["common_name"] == NAME


def test_certificates_on_the_way_to_a_root_come_along():
    root = certificate(rsa_key(), name="University CA")
    own = certificate(issuer=root, issuer_key=rsa_key())
    key = key_of(key_file(elliptic(), own, others=[root]), PASSPHRASE, TODAY, name="k")
    signature, _ = judged(certify(unsigned_pdf(), key))
    others = signature.other_embedded_certs
    assert [one.subject.native["common_name"] for one in others] == ["University CA"]


def test_nothing_secret_is_in_the_file():
    pdf = signed_pdf()
    assert PASSPHRASE.encode() not in pdf
    number = elliptic().private_numbers().private_value.to_bytes(32)
    assert number not in pdf
    assert number.hex().encode() not in pdf.lower()
