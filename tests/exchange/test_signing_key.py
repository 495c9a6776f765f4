from __future__ import annotations

from datetime import date, timedelta

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, utils
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID

from planner.exchange.signing_key import key_of, open_key
from planner.exchange.signing_refusals import KeyUnusable, WhyNoKey
from planner.language import Language
from planner.wording import worded
from planner.wording.signing import expiring
from tests.signing_keys import (
    NAME,
    PASSPHRASE,
    TODAY,
    certificate,
    elliptic,
    key_file,
    rsa_signing_key,
    signing_key,
)


def why_not(content, passphrase=PASSPHRASE, today=TODAY):
    with pytest.raises(KeyUnusable) as refusal:
        key_of(content, passphrase, today, name="key.p12")
    words = worded(refusal.value, Language("en"))
    assert "“key.p12”" in words
    assert "nothing was issued" in words
    assert "{" not in words
    return refusal.value.why


def test_a_key_file_says_whose_it_is_and_never_shows_what_is_secret(tmp_path):
    file = tmp_path / "key.p12"
    file.write_bytes(key_file())
    key = open_key(file, PASSPHRASE, TODAY)
    assert (key.holder.name, key.holder.issuer, key.file) == (NAME, NAME, "key.p12")
    assert key.holder.self_signed
    assert (key.holder.first, key.holder.last) == (date(2023, 1, 1), date(2025, 12, 31))
    assert PASSPHRASE not in repr(key)
    assert "private" not in repr(key)


def test_what_is_wrong_with_a_key_is_found_before_anything_is_issued(tmp_path):
    good = key_file()
    assert why_not(good, "falsch") is WhyNoKey.LOCKED
    assert why_not(good, "") is WhyNoKey.LOCKED
    assert why_not(b"no key at all") is WhyNoKey.NO_KEY_FILE
    assert why_not(b"") is WhyNoKey.NO_KEY_FILE
    assert why_not(good[:-9]) is WhyNoKey.NO_KEY_FILE
    assert why_not(good, today=date(2026, 1, 1)) is WhyNoKey.EXPIRED
    assert why_not(good, today=date(2022, 12, 31)) is WhyNoKey.NOT_YET_VALID
    assert why_not(key_file(signs=False)) is WhyNoKey.NOT_FOR_SIGNING
    server = ExtendedKeyUsageOID.SERVER_AUTH
    assert why_not(key_file(purpose=server)) is WhyNoKey.NOT_FOR_SIGNING
    assert why_not(key_file(elliptic(ec.SECP256K1))) is WhyNoKey.KIND
    assert why_not(key_file(made=False)) is WhyNoKey.NO_CERTIFICATE
    with pytest.raises(KeyUnusable) as refusal:
        open_key(tmp_path / "gone.p12", PASSPHRASE, TODAY)
    assert refusal.value.why is WhyNoKey.UNREADABLE


def test_a_file_without_private_key_is_refused():
    one = pkcs12.PKCS12Certificate(certificate(), b"only")
    content = pkcs12.serialize_java_truststore([one], NoEncryption())
    assert why_not(content, "") is WhyNoKey.NO_PRIVATE_KEY


def test_every_reason_names_the_file_and_what_to_do():
    for why in WhyNoKey:
        words = worded(KeyUnusable("my.p12", why, TODAY), Language.load("de"))
        assert "my.p12" in words
        assert len(words.split(". ")) >= 2


def test_a_key_without_passphrase_opens_too():
    assert key_of(key_file(passphrase=""), "", TODAY, name="k").holder.name == NAME


def test_a_certificate_that_ends_soon_is_warned_of_and_used():
    last = date(2025, 12, 31)
    late = key_of(key_file(), PASSPHRASE, last - timedelta(days=29), name="key.p12")
    assert "31 Dec 2025" in expiring(late, Language("en"))
    early = key_of(key_file(), PASSPHRASE, last - timedelta(days=30), name="key.p12")
    assert expiring(early, Language("en")) == ""


def test_a_detached_signature_is_the_same_twice_and_of_this_key_alone():
    key = signing_key()
    signed = key.sign(b"facts")
    assert signed == key.sign(b"facts")
    assert len(signed) == 64
    r, s = int.from_bytes(signed[:32]), int.from_bytes(signed[32:])
    public = elliptic().public_key()
    public.verify(utils.encode_dss_signature(r, s), b"facts", ec.ECDSA(hashes.SHA256()))
    with pytest.raises(InvalidSignature):
        public.verify(utils.encode_dss_signature(r, s), b"fact", ec.ECDSA(hashes.SHA256()))
    other = rsa_signing_key()
    other.private.public_key().verify(
        other.sign(b"facts"), b"facts", padding.PKCS1v15(), hashes.SHA256()
    )
