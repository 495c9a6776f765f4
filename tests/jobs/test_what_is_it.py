from __future__ import annotations

from pathlib import Path

import pytest

from planner.exchange.files_in import UnreadableFile
from planner.jobs.kinds_of_file import What
from planner.jobs.what_is_it import readings

FILES = Path(__file__).resolve().parents[1] / "files"
SEED = Path(__file__).resolve().parents[2] / "resources" / "example"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.csv", "Nachname;Vorname;Matrikelnummer\nGans;Anna;4711001\n", What.ROSTER),
        ("a.txt", "mtknr;nachname;vorname;bewertung\n4711001;Gans;Anna;\n", What.ROSTER),
        (
            "p.md",
            "| Date | Topic |\n|---|---|\n| 18 October | Words |\n| 25 October | Signs |\n",
            What.PAGE,
        ),
        ("c.pdf", "%PDF-1.7 and so on", What.DOCUMENT),
    ],
)
def test_a_file_is_told_by_what_stands_in_it(tmp_path, name, content, found):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert found in readings(path)


@pytest.mark.parametrize("content", ["", "\x00\x01\x02"])
def test_an_empty_file_is_refused_and_noise_is_nothing(tmp_path, content):
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    if content:
        assert readings(path) == ()
    else:
        with pytest.raises(UnreadableFile):
            readings(path)


def test_a_course_is_a_course_whatever_it_is_called(tmp_path):
    path = tmp_path / "plan.md"
    path.write_bytes((FILES / "v4.course").read_bytes())
    assert readings(path) == (What.COURSE,)


def test_a_table_of_people_is_results_only_if_it_holds_some(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Nachname;Vorname;Matrikelnummer\nGans;Anna;4711001\n", encoding="utf-8")
    assert readings(path) == (What.ROSTER,)
    path.write_text("Name;Matrikelnummer;Blatt 1\nAnna Gans;4711001;7\n", encoding="utf-8")
    assert readings(path) == (What.ROSTER, What.RESULTS)
