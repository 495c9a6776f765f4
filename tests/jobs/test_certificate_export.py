from __future__ import annotations

import io
import shutil
import zipfile
from contextlib import closing
from datetime import date

import pytest
from pypdf import PdfReader

from planner.db import register
from planner.db.store import open_course
from planner.exchange.whole_file import CannotWrite
from planner.jobs import certificates
from planner.jobs.certificate_export import Target, export, target_of, tried
from planner.jobs.certificates import Wish
from planner.rules.file_names import UnknownField
from tests.example import put_example

TODAY = date(2024, 2, 12)
NUMBERS = [f"2024-000{n}" for n in range(1, 6)]


@pytest.fixture(scope="module")
def example_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "example.course"
    put_example(path)
    return path


@pytest.fixture
def store(example_file, tmp_path):
    with closing(open_course(shutil.copy(example_file, tmp_path / "my.course"))) as store:
        yield store


def run(store, path, **more):
    found = store.read(certificates.batch, Wish(language="de"), TODAY)
    return export(store, found, path, today=TODAY, **more)


def kept(store):
    return {row.number: store.read(register.document, row.number) for row in rows(store)}


def rows(store):
    return store.read(register.certificates)


def test_a_path_says_by_its_ending_what_is_wanted(tmp_path):
    (tmp_path / "folder.pdf").mkdir()
    wanted = {"out": Target.FOLDER, "all.ZIP": Target.ZIP, "all.pdf": Target.PDF}
    wanted |= {"folder.pdf": Target.FOLDER, "ws.2023": Target.FOLDER}
    assert {name: target_of(tmp_path / name) for name in wanted} == wanted


def test_a_folder_holds_what_the_register_has_after_each_certificate(store, tmp_path):
    out = tmp_path / "out"

    def agree(done, of):
        assert of == len(NUMBERS)
        files = {path.stem: path.read_bytes() for path in out.iterdir()}
        assert files == kept(store)
        assert len(files) == done
        return True

    done = run(store, out, going_on=agree)
    assert [one.file for one in done.made] == [f"{number}.pdf" for number in NUMBERS]
    assert (done.fresh, done.written, done.cancelled) == (5, 5, False)
    assert run(store, out).fresh == 0


def test_one_zip_holds_the_kept_bytes_of_all(store, tmp_path):
    path = tmp_path / "all.zip"
    run(store, path)
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {f"{number}.pdf": document for number, document in kept(store).items()}


def test_one_pdf_for_the_printer_has_a_page_for_each(store, tmp_path):
    path = tmp_path / "all.pdf"
    run(store, path)
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    assert [number for page in pages for number in NUMBERS if number in page.extract_text()] == (
        NUMBERS
    )


@pytest.mark.parametrize("name", ["out", "all.zip", "all.pdf"])
def test_cancelled_what_is_done_is_registered_and_written_and_the_rest_comes_next(
    store, tmp_path, name
):
    done = run(store, tmp_path / name, going_on=lambda done, _all: done < 2)
    assert (done.cancelled, done.written, len(rows(store))) == (True, 2, 2)
    assert (tmp_path / name).exists()
    again = run(store, tmp_path / name)
    assert (again.fresh, again.written, again.cancelled) == (3, 5, False)


@pytest.mark.parametrize("name", ["all.zip", "all.pdf"])
def test_cancelled_before_the_first_nothing_is_written(store, tmp_path, name):
    (tmp_path / name).write_bytes(b"old")
    assert run(store, tmp_path / name, going_on=lambda *_: False).made == []
    assert (tmp_path / name).read_bytes() == b"old"


@pytest.mark.parametrize("name", ["out", "all.zip", "all.pdf"])
def test_a_place_or_name_that_cannot_be_refuses_before_anything_is_issued(store, tmp_path, name):
    with pytest.raises(CannotWrite):
        run(store, tmp_path / "none" / name)
    with pytest.raises(UnknownField):
        run(store, tmp_path / name, pattern="{grade}")
    assert rows(store) == ()


def test_a_file_in_the_way_is_named_and_the_others_are_written(store, tmp_path):
    (tmp_path / "out" / "2024-0002.pdf").mkdir(parents=True)
    done = run(store, tmp_path / "out")
    assert (done.fresh, done.written) == (5, 4)
    assert [failure.name for failure in done.failures] == ["2024-0002.pdf"]


def test_names_follow_a_pattern_and_a_name_taken_twice_gets_the_number(store, tmp_path):
    done = run(store, tmp_path / "out", pattern="{term} {course}")
    files = [one.file for one in done.made]
    same = "WS 2023-24 Bestärkendes Lernen im Training von Sprachmodellen"
    assert files == [f"{same}.pdf", *(f"{same} ({number}).pdf" for number in NUMBERS[1:])]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(files)


def test_trying_writes_nothing_and_refuses_the_same_places(store, tmp_path):
    found = store.read(certificates.batch, Wish(), TODAY)
    for name in ("out", "all.zip", "all.pdf"):
        with pytest.raises(CannotWrite):
            tried(store, found, tmp_path / "none" / name, today=TODAY, pattern="{number}")
    done = tried(store, found, tmp_path / "out", today=TODAY, pattern="{number}")
    assert [one.number for one in done.made] == NUMBERS
    assert not (tmp_path / "out").exists()
