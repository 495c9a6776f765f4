from __future__ import annotations

import io
import random
from dataclasses import replace

import pikepdf
import pytest

from planner.exchange.elmo_in import read_elmo
from planner.exchange.signature_check import Trouble
from planner.exchange.signed_pdf import RANGE, examine
from planner.exchange.signing import certify
from planner.exchange.signing_key import key_of
from planner.exchange.trust import Chain, trust_in
from tests.signing_keys import (
    NAME,
    PASSPHRASE,
    TODAY,
    certificate,
    elliptic,
    key_file,
    rsa_key,
    signed_pdf,
    unsigned_pdf,
)


def gap():
    """Say between which places the signature stands."""
    _, start, end, _ = (int(one) for one in RANGE.search(signed_pdf()).groups())
    return start, end


def turned(place, bit=0):
    content = bytearray(signed_pdf())
    content[place] ^= 1 << bit
    return bytes(content)


def changed(how):
    """Change the signed file with another program, which adds what it changed at its end."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed_pdf())) as file:
        how(file)
        file.save(out)
    return out.getvalue()


def test_a_signed_file_says_whose_it_is_and_what_it_certifies():
    found = examine(signed_pdf())
    assert found.trouble is None
    assert found.holder.name == NAME
    assert found.certified
    assert found.signed_at.tzinfo is not None
    told = read_elmo(found.elmo)
    assert (told.name, told.number, told.result) == ("Aylin Özdemir", "2024-0001", "1,3")
    assert trust_in(found, found.signed_at).chain is Chain.SELF_SIGNED


def test_no_bit_of_what_is_signed_can_be_turned():
    start, end = gap()
    chance = random.Random(5)  # noqa: S311 - chosen anew alike, nothing secret
    inside = [chance.randrange(start) for _ in range(40)]
    inside += [chance.randrange(end, len(signed_pdf())) for _ in range(20)]
    for place in inside:
        assert examine(turned(place, chance.randrange(8))).trouble is not None, place


def test_no_bit_of_the_signature_itself_can_be_turned():
    start, end = gap()
    chance = random.Random(6)  # noqa: S311 - chosen anew alike, nothing secret
    places = {start, start + 1, end - 1, end - 2, *range(start + 3, start + 60, 3)}
    places |= {chance.randrange(start, start + 2200) for _ in range(60)}
    for place in sorted(places):
        assert examine(turned(place, chance.randrange(8))).trouble is not None, place
    letter = next(one for one in range(start, end) if chr(signed_pdf()[one]).isalpha())
    assert examine(turned(letter, 5)).trouble is Trouble.SIGNATURE  # a small letter for a capital


def test_what_was_added_later_is_noticed():
    for_good = signed_pdf() + b"\n"
    assert examine(for_good).trouble is Trouble.ADDED_TO
    update = b"\n9 0 obj <</Type /Annot>> endobj\nxref\n0 0\ntrailer <</Size 9>>\n%%EOF\n"
    assert examine(signed_pdf() + update).trouble is Trouble.ADDED_TO


def test_a_file_that_another_program_wrote_anew_is_refused():
    def swap(file):
        file.pages.append(file.pages[0])
        del file.pages[0]

    found = examine(changed(swap))
    assert found.trouble not in {None, Trouble.UNSIGNED}


def test_a_file_that_was_cut_off_is_called_so():
    whole = signed_pdf()
    for length in (len(whole) - 40, len(whole) - 9000, 700):
        assert examine(whole[:length]).trouble is Trouble.CUT_OFF
    assert examine(whole[: len(unsigned_pdf())]).trouble is Trouble.UNSIGNED


def test_what_is_no_signed_pdf_is_refused_in_one_word():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(unsigned_pdf())) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert examine(out.getvalue()).trouble is Trouble.ENCRYPTED
    assert examine(b"").trouble is Trouble.NO_PDF
    assert examine(b"PK\x03\x04 a workbook").trouble is Trouble.NO_PDF
    assert examine(unsigned_pdf()).trouble is Trouble.UNSIGNED
    assert examine(b"%PDF-1.7\nnothing\n%%EOF\n").trouble is Trouble.DAMAGED


@pytest.mark.parametrize("seed", range(30))
def test_noise_never_raises(seed):
    chance = random.Random(seed)  # noqa: S311 - chosen anew alike, nothing secret
    content = bytearray(signed_pdf())
    for _ in range(chance.randrange(1, 200)):
        content[chance.randrange(8, len(content))] = chance.randrange(256)
    assert examine(bytes(content)).trouble is not None


def test_a_root_is_known_only_where_this_computer_trusts_it():
    root = certificate(rsa_key(), name="University CA")
    own = certificate(issuer=root, issuer_key=rsa_key())
    key = key_of(key_file(elliptic(), own, others=[root]), PASSPHRASE, TODAY, name="k")
    found = examine(certify(unsigned_pdf(), key))
    assert found.holder.issuer == "University CA"
    assert trust_in(found, found.signed_at).chain is Chain.UNKNOWN


def test_what_is_no_elmo_is_not_read():
    assert read_elmo(b"<elmo/>") is None
    assert read_elmo(b"no XML") is None
    assert read_elmo(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') is None
    assert replace(examine(signed_pdf()), elmo=None).elmo is None
