from __future__ import annotations

import hashlib
import json

import pytest

from tests.cli.conftest import PAGE

KINDS = (
    "schedule-pdf",
    "calendar-pdf",
    "gradebook-xlsx",
    "exam-xlsx",
    "exam-pdf",
    "attendance-pdf",
)
BEGINS = {"pdf": b"%PDF-", "xlsx": b"PK"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_document_is_written(passing, tmp_path, done, kind):
    out = tmp_path / "out"
    assert done("export", passing, kind, out) == {"written": ["out"]}
    assert out.read_bytes().startswith(BEGINS[kind.rpartition("-")[2]])


def test_the_course_as_json_is_what_show_prints(passing, tmp_path, done):
    done("export", passing, "json", tmp_path / "course.json")
    said = json.loads((tmp_path / "course.json").read_text("utf-8"))
    assert said.pop("history")
    assert said == done("show", passing)


def test_an_old_file_stands_when_the_new_one_cannot_be_written(passing, tmp_path, planner):
    answer = planner("export", passing, "schedule-pdf", tmp_path / "none" / "plan.pdf")
    assert answer.code == 1
    assert answer.err.startswith("“plan.pdf” cannot be written: there is no folder")


@pytest.mark.parametrize("kind", [*KINDS, "json"])
def test_no_document_is_written_over_a_course(passing, tmp_path, planner, kind):
    other = tmp_path / "other.course"
    other.write_bytes(passing.read_bytes())
    before = other.read_bytes()
    for target in (passing, other):
        for how in ((), ("--dry-run",)):
            answer = planner("export", passing, kind, target, *how)
            assert (answer.code, answer.out) == (1, "")
            assert answer.err.startswith(f"“{target.name}” is there already")
            assert target.read_bytes() == before


@pytest.fixture
def decided(passing, done):
    for number in ("4711003", "4711004"):
        for item in ("Homework 1", "Homework 2", "Homework 3", "Participation", "Poster"):
            done("result", passing, number, item, "passed")
    done("decide", passing, "--all", "--today", "2024-02-15")
    return passing


def test_certificates_are_issued_once_and_their_bytes_kept(decided, tmp_path, done):
    out = tmp_path / "out"
    first = done("export", decided, "certificates", out, "--today", "2024-02-16")
    assert first["issued"] == ["2024-0001", "2024-0002", "2024-0003"]
    written = {path.name: path.read_bytes() for path in out.iterdir()}
    assert sorted(written) == first["written"] == [f"2024-000{n}.pdf" for n in (1, 2, 3)]
    again = done("export", decided, "certificates", out, "--today", "2024-06-01")
    assert (again["issued"], again["kept"]) == ([], first["issued"])
    assert {path.name: path.read_bytes() for path in out.iterdir()} == written
    listed = done("certificate", decided, "list")["certificates"]
    assert {row["number"] + ".pdf": row["sha256"] for row in listed} == {
        name: hashlib.sha256(content).hexdigest() for name, content in written.items()
    }


def test_students_and_language_narrow_the_run(decided, tmp_path, done):
    out = tmp_path / "out"
    answer = done(
        "export", decided, "certificates", out, "--students", "4711003", "--language", "de"
    )
    assert len(answer["issued"]) == len(list(out.iterdir())) == 1
    assert done("certificate", decided, "list")["certificates"][0]["language"] == "de"


def test_stale_ones_are_named_and_left_out(decided, tmp_path, done):
    done("result", decided, "4711004", "Poster", "returned")
    answer = done("export", decided, "certificates", tmp_path / "out")
    assert [one["name"] for one in answer["stale"]] == ["Dachs, Emil"]
    assert answer["stale"][0]["why"].startswith("results or rules have changed")
    assert len(answer["written"]) == 2


def test_a_certificate_of_somebody_who_has_not_passed_any_more_is_named(
    decided, tmp_path, done, planner
):
    done("export", decided, "certificates", tmp_path / "out", "--today", "2024-02-16")
    done("decide", decided, "4711004", "--outcome", "failed", "--reason", "deceived")
    answer = done("export", decided, "certificates", tmp_path / "new")
    assert len(answer["written"]) == 2
    (left,) = answer["stale"]
    assert left["name"] == "Emil Dachs"
    assert left["why"].endswith("no longer says what is true; decide again, or revoke it")
    number = left["why"].split()[1]
    assert (
        f"Emil Dachs: {left['why']}"
        in planner("export", decided, "certificates", tmp_path / "new").out.splitlines()
    )
    done("certificate", decided, "revoke", number)
    assert done("export", decided, "certificates", tmp_path / "new")["stale"] == []


@pytest.mark.parametrize("how", [(), ("--dry-run",)])
def test_nothing_is_issued_when_the_folder_is_none(decided, tmp_path, planner, done, how):
    taken = tmp_path / "taken"
    taken.write_text("a file")
    answer = planner("export", decided, "certificates", taken, *how)
    assert (answer.code, answer.err) == (
        1, "“taken” is a file. Name a folder to write into.\n",
    )  # fmt: skip
    answer = planner("export", decided, "certificates", tmp_path / "none" / "deep", *how)
    assert answer.code == 1
    assert answer.err.startswith("“deep” cannot be written: there is no folder")
    assert done("certificate", decided, "list")["certificates"] == []


@pytest.mark.parametrize("kind", ["schedule-pdf", "gradebook-xlsx", "json"])
def test_a_dry_run_refuses_the_place_that_the_real_one_refuses(passing, tmp_path, planner, kind):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    for place in ("folder", "none/x.pdf", "file/x.pdf", "x" * 300):
        dry = planner("export", passing, kind, tmp_path / place, "--dry-run")
        real = planner("export", passing, kind, tmp_path / place)
        assert (dry.code, dry.out, dry.err) == (1, "", real.err)


def test_what_the_fresh_certificates_leave_out_is_named_before_and_after(decided, tmp_path, done):
    words = ("export", decided, "certificates", tmp_path / "out")
    dry = done(*words, "--dry-run")
    assert {"faculty", "institute"} <= set(dry["left_out"])
    assert "university" not in dry["left_out"]
    assert done(*words)["left_out"] == dry["left_out"]
    assert done(*words)["left_out"] == []


def test_what_was_issued_and_not_written_is_told_and_written_later(
    decided, tmp_path, planner, done
):
    out = tmp_path / "out"
    (out / "2024-0002.pdf").mkdir(parents=True)  # in the way of a file
    words = ("export", decided, "certificates", out, "--today", "2024-02-12")
    answer = planner(*words)
    assert answer.code == 1
    assert answer.err == (
        "“2024-0002.pdf” is a folder. Give the file another name. 3 certificates were issued and "
        "are kept in the course; export again to write them.\n"
    )
    (out / "2024-0002.pdf").rmdir()
    assert len(done(*words)["written"]) == 3


def test_a_dry_run_issues_nothing_and_writes_nothing(decided, tmp_path, done):
    before = decided.read_bytes()
    dry = done("export", decided, "certificates", tmp_path / "out", "--dry-run")
    assert len(dry["issued"]) == 3
    assert decided.read_bytes() == before
    assert not (tmp_path / "out").exists()
    assert done("export", decided, "certificates", tmp_path / "out")["issued"] == dry["issued"]


def test_what_a_certificate_needs_is_named_when_none_can_be_issued(decided, tmp_path, planner):
    planner("course", decided, "--set", "title_de=", "title_en=")
    answer = planner("export", decided, "certificates", tmp_path / "out")
    assert answer.code == 1
    assert answer.err == "A certificate needs: course title. Nothing was issued.\n"


@pytest.mark.parametrize("name", ["all.zip", "all.pdf"])
def test_certificates_go_into_one_file_and_never_over_a_course(
    decided, tmp_path, done, planner, name
):
    answer = done("export", decided, "certificates", tmp_path / name)
    assert (answer["written"], len(answer["issued"])) == ([name], 3)
    (tmp_path / "other.pdf").write_bytes(decided.read_bytes())
    assert planner("export", decided, "certificates", tmp_path / "other.pdf").code == 1


def test_the_names_of_files_follow_a_pattern(decided, tmp_path, done, planner):
    words = ("export", decided, "certificates", tmp_path / "out", "--name-pattern")
    assert "Adler 3.pdf" in done(*words, "{family} {credits}")["written"]
    answer = planner(*words, "{grade}")
    assert (answer.code, answer.err[:41]) == (1, "A file name cannot contain “{grade}”. The")


def test_participation_is_for_those_who_took_part_or_are_named(decided, tmp_path, done):
    done("export", decided, "certificates", tmp_path / "out")
    words = ("export", decided, "certificates", tmp_path / "out", "--kind", "participation")
    done("result", decided, "4711004", "Participation", "missing")
    took_part = done(*words, "--today", "2024-02-20")
    assert (len(took_part["issued"]), took_part["stale"]) == (2, [])
    assert len(done(*words, "--students", "4711004")["issued"]) == 1
    listed = done("certificate", decided, "list")["certificates"]
    shows = [one for one in listed if one["kind"] == "participation"]
    assert {(one["credits"], one["grade"], one["true"]) for one in shows} == {(None, None, True)}
    assert len(listed) == 6  # beside those of achievement


def test_options_of_certificates_do_not_fit_other_documents(passing, tmp_path, planner):
    answer = planner("export", passing, "exam-pdf", tmp_path / "x.pdf", "--language", "de")
    assert answer.code == 2
    assert planner("export", passing, "novel", tmp_path / "x").code == 2


def test_a_course_page_is_written_in_one_language_and_style(passing, tmp_path, done, planner):
    out = tmp_path / "page.md"
    done("export", passing, "page", out, "--language", "de", "--style", "myst")
    assert "```{table}\n| Sitzung" in out.read_text("utf-8")
    for words in (("page", "--language", "both"), ("ics", "--style", "myst")):
        assert planner("export", passing, words[0], out, *words[1:]).code == 2


def test_a_page_is_updated_and_a_dry_run_tells_the_lines(passing, tmp_path, done, planner):
    page = tmp_path / "page.md"
    page.write_bytes(PAGE.read_bytes())
    update = ("export", passing, "page", page, "--update", page)
    assert done(*update)["changes"] == []
    done("session", passing, "swap", "3", "5")
    told = done(*update, "--dry-run")
    assert page.read_bytes() == PAGE.read_bytes()
    assert done(*update) == told
    lines, before = (file.read_text("utf-8").splitlines() for file in (page, PAGE))
    assert {one["line"]: one["new"] for one in told["changes"]} == {
        n: line for n, line in enumerate(lines, start=1) if line != before[n - 1]
    }
    assert planner(*update, "--style", "myst").code == 2
