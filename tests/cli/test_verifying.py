from __future__ import annotations

import pytest

from tests.signing_keys import NAME, signed_pdf, unsigned_pdf


@pytest.fixture
def issued(passing, tmp_path, done):
    done("decide", passing, "--all")
    done("export", passing, "certificates", tmp_path / "out", "--today", "2024-02-16")
    return passing


def test_the_register_proves_a_certificate_and_tells_what_became_of_it(
    issued, tmp_path, planner, done
):
    file = tmp_path / "out" / "2024-0001.pdf"
    alone = planner("verify", file)
    assert alone.code == 1
    assert "no electronic signature" in alone.err
    found = done("verify", file, "--course", issued)
    assert found["verdict"] == "In the register, unchanged and in force"
    assert found["facts"]["Name"] == "Jonas Adler"
    done("course", issued, "--set", "place=Elsewhere")
    assert "The course says otherwise by now: place" in planner(
        "verify", file, "--course", issued
    ).out  # fmt: skip
    done("undo", issued)
    words = ("--reason", "wrong title", "--today", "2024-03-01")
    done("certificate", issued, "replace", "2024-0001", *words)
    said = planner("verify", file, "--course", issued)
    assert said.code == 0
    assert "Replaced by 2024-0002" in said.out
    assert "on 1 Mar 2024: wrong title" in said.out


def test_one_other_byte_is_no_longer_in_the_register(issued, tmp_path, planner):
    file = tmp_path / "out" / "2024-0001.pdf"
    file.write_bytes(file.read_bytes() + b"\n")
    answer = planner("verify", file, "--course", issued)
    assert answer.code == 1
    assert "not in the register" in answer.out


def test_a_signature_proves_without_a_course_and_claims_no_trust(tmp_path, planner, done):
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed_pdf())
    found = done("verify", file)
    assert found["signed"]
    assert found["signer"]["name"] == NAME
    assert found["signer"]["chain"] == "self_signed"
    assert found["facts"]["Certificate number"] == "2024-0001"
    said = planner("verify", file)
    assert said.code == 0
    assert "Nobody but the signer vouches for the name" in said.out


def test_what_proves_nothing_is_refused_in_a_sentence(tmp_path, planner):
    turned = bytearray(signed_pdf())
    turned[200] ^= 1
    cases = {
        "changed.pdf": (bytes(turned), "It is not what was signed"),
        "more.pdf": (signed_pdf() + b"%more", "added or changed after it was signed"),
        "half.pdf": (signed_pdf()[:-300], "The end of the file is missing"),
        "plain.pdf": (unsigned_pdf(), "no electronic signature"),
        "letter.txt": (b"Dear office", "This is no PDF"),
        "empty.pdf": (b"", "empty.pdf"),
    }
    for name, (content, words) in cases.items():
        (tmp_path / name).write_bytes(content)
        answer = planner("verify", tmp_path / name)
        assert answer.code == 1, name
        assert words in answer.err, name
    assert "gone.pdf" in planner("verify", tmp_path / "gone.pdf").err
