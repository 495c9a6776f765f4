from __future__ import annotations

import pytest


def test_the_summary_shows_plan_and_people_calmly(passing, planner):
    planner("decide", passing, "4711001")
    answer = planner("show", passing)
    lines = answer.out.splitlines()
    assert lines[:3] == [
        "RL for Language Model Training",
        "Winter semester 2023/24 · Mon 16 Oct 2023 – Sat 10 Feb 2024",
        "Wednesday 12:30–14:00 s.t., Nauklerstr. 35, seminar room 1",
    ]
    assert "  4  Wed 15 Nov 2023   Policy gradients and RLHF: training the reward model" in lines
    assert "     23 Dec – 6 Jan    Christmas break" in lines
    assert "  9  Wed 20 Dec 2023   buffer (Online)" in lines
    adler = next(line for line in lines if line.startswith("Adler, Jonas"))
    assert adler.split(maxsplit=2)[2] == "3 ●  6 ○  9 ○  3 ECTS, ungraded – passed"
    assert lines[-1] == "3 registered; 0 certificates issued"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty, so it is no course"),
        (b"# Not a course\n" * 20, "is not a course of this program"),
        (None, "There is no file “odd.course”"),
    ],
)
def test_what_is_no_course_is_refused_and_stays_as_it_is(tmp_path, planner, content, said):
    path = tmp_path / "odd.course"
    if content is not None:
        path.write_bytes(content)
    answer = planner("show", path, "--json")
    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err
    assert content is None or path.read_bytes() == content


def test_reading_leaves_the_file_to_the_byte(full, planner):
    before = full.read_bytes()
    for command in ("show", "rules", "history", "check", "course"):
        assert planner(command, full).code == 0
    assert full.read_bytes() == before
    assert not list(full.parent.glob("*-journal"))
