from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.files_in import GuessedEncoding, UnreadableFile, Why, as_text, read_bytes


def why(path, largest=100):
    with pytest.raises(UnreadableFile) as refusal:
        read_bytes(path, largest=largest)
    return refusal.value.why


def test_a_file_up_to_the_limit_is_read(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"x" * 100)
    assert read_bytes(path, largest=100) == b"x" * 100
    assert why(path, largest=99) is Why.TOO_BIG


def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path):
    (tmp_path / "empty").touch()
    (tmp_path / "file").write_bytes(b"x")
    assert why(tmp_path) is Why.FOLDER
    assert why(tmp_path / "nothing") is Why.ABSENT
    assert why(tmp_path / "file" / "below") is Why.ABSENT
    assert why(tmp_path / ("x" * 300)) is Why.ABSENT
    assert why(tmp_path / "a\0b") is Why.ABSENT
    assert why(tmp_path / "empty") is Why.EMPTY


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="the system's own user may do all"
)
def test_a_file_one_may_not_read_is_refused(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"x")
    path.chmod(0)
    assert why(path) is Why.NOT_PERMITTED


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux has it")
def test_a_file_that_fails_while_it_is_read_is_refused():
    assert why(Path("/proc/self/mem")) is Why.DEVICE


def test_a_device_without_an_end_is_not_read():
    endless = Path("/dev/zero")
    if endless.exists():
        assert why(endless) is Why.NO_FILE
    else:
        assert why(endless) is Why.ABSENT


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_every_text_in_utf_8_or_16_is_read_back(text):
    text = text.removeprefix("\ufeff")
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert as_text(text.encode(encoding), "list.csv").text == text


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        ("Krähe €", "cp1252", "Windows-1252"),
        ("Żubr; Łucja; Wróbel", "cp1250", "Windows-1250"),
        ("Müller; Jörg; Weiß", "mac-roman", "Mac OS Roman"),
        ("Müller; Jörg; Weiß", "cp850", "DOS 850"),
        ("Zoë – François; Ångström", "cp1252", "Windows-1252"),
    ],
)
def test_other_bytes_are_read_as_their_letters_make_sense_and_that_is_named(text, codec, encoding):
    found = as_text(text.encode(codec), "list.csv")
    assert found.text == text
    assert found.problems == (GuessedEncoding(encoding=encoding),)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(codec):
    assert as_text("Name;Łucja\n".encode(codec), "list.csv").text == "Name;Łucja\n"


@pytest.mark.parametrize("content", [b"a\0b", b"\x89PNG\r\n\x1a\n\x01", b"\xff\xfea"])
def test_what_is_no_text_is_refused(content):
    with pytest.raises(UnreadableFile) as refusal:
        as_text(content, "list.csv")
    assert refusal.value.why is Why.BINARY


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in the file system")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path):
    os.mkfifo(tmp_path / "list.csv")
    assert why(tmp_path / "list.csv") is Why.NO_FILE
