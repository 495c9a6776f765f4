from __future__ import annotations

import pytest

from planner.exchange.files_in import UnreadableFile
from planner.exchange.page_source import LettersMissing, PageSource

WORDS = "| Größe |\r\n| März – „süß“ |\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_page_is_written_as_it_was_read(codec):
    content = WORDS.encode(codec)
    source = PageSource.of(content, "page.md")
    assert source.text == WORDS
    assert source.with_text(source.text) == content
    assert source.with_text(WORDS + "!") == content + "!".encode(source.codec)


def test_bytes_that_no_encoding_has_stay_as_they_are():
    content = WORDS.encode("cp1252") + b"\x81"
    source = PageSource.of(content, "page.md")
    assert source.with_text(source.text) == content


def test_letters_that_the_page_cannot_hold_are_named():
    source = PageSource.of(WORDS.encode("cp1252"), "page.md")
    with pytest.raises(LettersMissing) as refusal:
        source.with_text("Ağaç, Łódź")
    assert (refusal.value.encoding, refusal.value.letters) == ("Windows-1252", "ğŁź")


def test_what_is_no_text_is_refused():
    with pytest.raises(UnreadableFile):
        PageSource.of(b"%PDF\0\1\2", "page.md")
