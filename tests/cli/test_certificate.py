from __future__ import annotations

import pytest


@pytest.fixture
def issued(passing, tmp_path, done):
    done("decide", passing, "--all")
    done("export", passing, "certificates", tmp_path / "out", "--today", "2024-02-16")
    return passing


def test_a_replacement_names_the_old_one_and_revokes_it(issued, tmp_path, done):
    words = ("replace", "2024-0001", "--reason", "name misspelt", "--today", "2024-03-01")
    old, new = done("certificate", issued, *words)["certificates"]
    assert (old["revoked"], old["reason"]) == ("2024-03-01", "name misspelt")
    assert (new["number"], new["replaces"], new["revoked"]) == ("2024-0002", "2024-0001", None)
    written = done("export", issued, "certificates", tmp_path / "out")["written"]
    assert written == ["2024-0002.pdf"]


def test_revoking_is_told_in_the_list_and_no_undo_step(issued, planner, done):
    done("certificate", issued, "revoke", "2024-0001", "--today", "2024-03-01")
    assert planner("certificate", issued, "list").out == (
        "2024-0001 for Jonas Adler, 3 ECTS, issued Fri 16 Feb 2024, revoked Fri 1 Mar 2024\n"
    )
    assert done("history", issued)[0]["kind"] == "fact"
    again = planner("certificate", issued, "revoke", "2024-0001")
    assert (again.code, again.err) == (1, "Certificate 2024-0001 was revoked before.\n")


def test_the_list_says_which_certificates_are_no_longer_true_and_why(issued, planner, done):
    kept = planner("certificate", issued, "list").out
    assert "no longer true" not in kept
    done("course", issued, "--set", "place=Elsewhere")
    assert planner("certificate", issued, "list").out == kept.replace(
        "\n", ", no longer true: place: Ort → Elsewhere\n"
    )
    (one,) = done("certificate", issued, "list")["certificates"]
    assert one["changes"] == ["place: Ort → Elsewhere"]
    assert (one["true"], one["differs"], one["replaced_by"]) == (False, ["place"], None)
    done("undo", issued)
    done("result", issued, "4711001", "Poster", "returned")
    said = planner("certificate", issued, "list").out
    assert "no longer true: Poster: passed then, returned now; " in said
    assert said.endswith("the decision it was issued under does not hold any more\n")


def test_the_list_says_what_replaced_a_certificate(issued, planner, done):
    done("certificate", issued, "replace", "2024-0001", "--today", "2024-03-01")
    old, new = planner("certificate", issued, "list").out.splitlines()
    assert old.endswith("replaced by 2024-0002, revoked Fri 1 Mar 2024")
    assert new.endswith("replaces 2024-0001")


def test_a_number_that_is_none_is_refused(issued, planner):
    for verb in ("replace", "revoke"):
        answer = planner("certificate", issued, verb, "2024-0099")
        assert (answer.code, answer.err) == (
            1, "There is no certificate with the number 2024-0099.\n",
        )  # fmt: skip


def test_a_list_takes_no_number_and_the_others_need_one(issued, planner):
    assert planner("certificate", issued, "list", "2024-0001").code == 2
    assert planner("certificate", issued, "revoke").code == 2
    assert planner("certificate", issued, "revoke", "--all").code == 2


def test_all_that_are_no_longer_true_are_replaced_at_once_in_their_language(issued, done, planner):
    said = "Every certificate in force is true.\n"
    assert planner("certificate", issued, "replace", "--all").out == said
    done("course", issued, "--set", "place=Elsewhere")
    words = ("replace", "--all", "--reason", "moved", "--today", "2024-03-01")
    old, new = done("certificate", issued, *words)["certificates"]
    assert (old["replaced_by"], old["reason"]) == (new["number"], "moved")
    assert (new["true"], new["language"], new["kind"]) == (True, old["language"], "achievement")
    assert planner("certificate", issued, "replace", "--all").out == said


def test_nothing_is_replaced_that_is_no_longer_true(issued, planner, done):
    done("result", issued, "4711001", "Poster", "returned")
    answer = planner("certificate", issued, "replace", "2024-0001")
    assert answer.code == 1
    assert answer.err.startswith("Nothing that holds is decided for Jonas Adler.")
