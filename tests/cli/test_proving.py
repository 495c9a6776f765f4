from __future__ import annotations

import pytest

from planner.exchange.signed_pdf import examine
from tests.signing_keys import NAME, PASSPHRASE, key_file


@pytest.fixture
def decided(passing, done):
    done("decide", passing, "--all")
    return passing


@pytest.fixture
def key(tmp_path):
    """Return the options that sign with a key."""
    (tmp_path / "key.p12").write_bytes(key_file())
    (tmp_path / "word.txt").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return "--sign", tmp_path / "key.p12", "--passphrase-file", tmp_path / "word.txt"


def test_certificates_are_signed_and_their_codes_checked_by_a_page(
    decided, key, tmp_path, planner, done
):
    out, day = tmp_path / "out", ("--today", "2024-02-16")
    done("export", decided, "certificates", out, *key, *day)
    document = (out / "2024-0001.pdf").read_bytes()
    assert examine(document).holder.name == NAME
    found = done("verify", out / "2024-0001.pdf", "--course", decided)
    assert found["signed"]
    assert found["register"]["in_force"]
    page = done("export", decided, "verify-page", tmp_path / "verify.html")
    assert page["signers"] == [NAME]
    done("certificate", decided, "revoke", "2024-0001", "--reason", "by mistake", *day)
    said = planner("verify", out / "2024-0001.pdf", "--course", decided)
    assert said.code == 0
    assert "Revoked" in said.out
    assert "It was revoked on 16 Feb 2024: by mistake" in said.out


def test_a_replacement_is_signed_when_the_key_is_named(decided, key, tmp_path, planner, done):
    out, day = tmp_path / "out", ("--today", "2024-02-16")
    done("export", decided, "certificates", out, *day)
    assert planner("certificate", decided, "list", *key).code == 2
    made = done("certificate", decided, "replace", "2024-0001", *key, *day)["certificates"]
    assert [one["signed_by"] for one in made] == ["", NAME]
    done("export", decided, "certificates", out, *day)
    assert examine((out / "2024-0002.pdf").read_bytes()).holder.name == NAME


def test_with_a_key_that_cannot_sign_nothing_is_issued(decided, key, tmp_path, planner):
    late = planner("export", decided, "certificates", tmp_path, *key, "--today", "2027-01-01")
    assert late.code == 1
    assert "key.p12" in late.err
    assert "expired on 31 Dec 2025" in late.err
    (tmp_path / "word.txt").write_text("falsch\n")
    wrong = planner("export", decided, "certificates", tmp_path, *key, "--today", "2024-02-16")
    assert wrong.code == 1
    assert "passphrase" in wrong.err
    assert "falsch" not in wrong.err + wrong.out
    assert planner("certificate", decided, "list").out == ""


def test_a_key_goes_with_what_is_signed_alone(decided, key, tmp_path, planner):
    assert planner("export", decided, "ics", tmp_path / "a.ics", *key).code == 2


def test_elmo_is_written_for_everybody_decided_once_the_university_is_known(
    decided, tmp_path, planner, done
):
    refused = planner("export", decided, "elmo", tmp_path / "elmo")
    assert refused.code == 1
    assert "SCHAC" in refused.err
    said = ("university=Uni", "university_id=uni.example", "university_url=https://uni.example")
    for one in said:
        done("course", decided, "--set", one)
    (name,) = done("export", decided, "elmo", tmp_path / "elmo")["written"]
    assert "Adler" not in name
    content = (tmp_path / "elmo" / name).read_text(encoding="utf-8")
    assert "<familyName>Adler</familyName>" in content
    assert "<status>passed</status>" in content
    done("export", decided, "certificates", tmp_path / "out", "--today", "2024-02-16")
    assert done("export", decided, "elmo", tmp_path / "elmo")["written"] == ["2024-0001.xml"]


def test_without_a_signature_there_is_no_page(decided, tmp_path, planner):
    answer = planner("export", decided, "verify-page", tmp_path / "verify.html")
    assert answer.code == 1
    assert "no key" in answer.err
