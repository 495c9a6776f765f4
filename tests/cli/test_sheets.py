from __future__ import annotations

from pypdf import PdfReader


def test_statements_go_into_a_folder_or_into_one_file(full, tmp_path, done):
    folder, whole = tmp_path / "out", tmp_path / "all.pdf"
    assert done("export", full, "statements", folder, "--dry-run")["written"] == [
        f"statement-00{n}.pdf" for n in (1, 2, 3)
    ]
    assert not folder.exists()
    done("export", full, "statements", folder, "--students", "4711003")
    assert [path.name for path in folder.iterdir()] == ["statement-002.pdf"]
    done("export", full, "statements", whole)
    assert len(PdfReader(whole).pages) >= 3


def test_a_posted_list_gives_codes_first_and_says_so(full, tmp_path, planner, done):
    out = tmp_path / "list.pdf"
    refused = planner("export", full, "posted-pdf", out, "--show", "Homework 1")
    assert (refused.code, out.exists()) == (1, False)
    assert "fewer than 5" in refused.err
    done("course", full, "--set", "smallest_n=2")
    for who in ("4711001", "4711003"):
        done("result", full, who, "Homework 1", "passed")
    given = done("export", full, "posted-pdf", out, "--show", "homework 1")
    assert given == {"written": ["list.pdf"], "codes": 3}
    codes = [one["posting_code"] for one in done("show", full)["students"]]
    text = PdfReader(out).pages[0].extract_text()
    assert [code in text for code in codes] == [True, True, False]
    assert done("export", full, "posted-pdf", out, "--show", "homework 1")["codes"] == 0


def test_options_of_other_documents_are_refused(full, tmp_path, planner):
    for kind, said in (("ics", ("--paper", "a3")), ("statements", ("--show", "grade"))):
        answer = planner("export", full, kind, tmp_path / "x", *said)
        assert answer.code == 2
        assert said[0] in answer.err
