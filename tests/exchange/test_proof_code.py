from __future__ import annotations

import base64
import json
from dataclasses import replace

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from planner.exchange.proof_code import Claims, canonical, code_of, linked
from tests.signing_keys import elliptic, signing_key

CLAIMS = Claims(
    number="2024-0001",
    issued_on="2024-03-15",
    family="Özdemir",
    given="Aylin",
    matriculation="5100001",
    title="Verstärkendes Lernen",
    term="WS 2023/24",
    credits="6",
    grade="1.3",
    university="Universität Tübingen",
)


def read_back(code):
    content = base64.b32decode(code + "=" * (-len(code) % 8))
    assert content[0] == 1
    end = 3 + int.from_bytes(content[1:3])
    return content[:end], content[end:]


def test_a_code_holds_the_facts_and_the_signature_over_exactly_them():
    facts, proof = read_back(code_of(CLAIMS, signing_key()))
    assert json.loads(facts[3:])[2:4] == ["Özdemir", "Aylin"]
    assert proof[:8] == signing_key().holder.key_id
    r, s = int.from_bytes(proof[8:40]), int.from_bytes(proof[40:])
    signature = utils.encode_dss_signature(r, s)
    elliptic().public_key().verify(signature, facts, ec.ECDSA(hashes.SHA256()))


def test_a_code_without_a_key_holds_the_facts_alone():
    facts, proof = read_back(code_of(CLAIMS))
    assert facts == canonical(CLAIMS)
    assert proof == b""


def test_one_name_is_written_in_one_way():
    assert canonical(replace(CLAIMS, family="O\u0308zdemir")) == canonical(CLAIMS)
    assert canonical(replace(CLAIMS, family="a", given="b,c")) != canonical(
        replace(CLAIMS, family="a,b", given="c")
    )


def test_a_link_leads_to_the_page_with_the_code_behind_the_hash():
    assert linked("ABC", " https://x.example/v.html#old ") == ("https://x.example/v.html#", "ABC")
    assert linked("ABC", "") == ("", "ABC")
