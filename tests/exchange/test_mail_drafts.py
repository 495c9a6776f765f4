from __future__ import annotations

import doctest
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange import mail_drafts as under_test
from planner.exchange.mail_drafts import Letter, can_be_written_to, mail_draft

AT = datetime(2023, 11, 15, 9, 30, tzinfo=UTC)


def letter(**other):
    said = {
        "to_name": "Ayşe Şahin",
        "to_address": "ayse.sahin@student.example.org",
        "from_name": "Dr. Berta Beispiel",
        "from_address": "berta.beispiel@example.org",
        "subject": "Übungen: was noch fehlt",
        "text": "Hallo Ayşe,\n\nein Blatt fehlt – das dritte.\n",
    }
    return Letter(**said | other)


def read_back(content):
    return message_from_bytes(content, policy=default)


def text_of(mail):
    return mail.get_content().replace("\r\n", "\n")


def test_the_examples_hold():
    assert doctest.testmod(under_test).failed == 0


def test_a_draft_reads_back_as_it_was_written_and_is_not_sent_yet():
    mail = read_back(mail_draft(letter(), AT))
    assert mail["X-Unsent"] == "1"
    assert mail["Date"].datetime == AT
    assert mail["From"] == '"Dr. Berta Beispiel" <berta.beispiel@example.org>'
    assert mail["To"] == "Ayşe Şahin <ayse.sahin@student.example.org>"
    assert mail["Subject"] == "Übungen: was noch fehlt"
    assert mail.get_content_charset() == "utf-8"
    assert text_of(mail) == "Hallo Ayşe,\n\nein Blatt fehlt – das dritte.\n"


def test_a_draft_is_seven_bit_with_short_lines_that_end_as_the_standard_says():
    content = mail_draft(letter(text="ß" * 3000 + "\n"), AT)
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_line_break_in_a_name_or_subject_adds_no_header():
    mail = read_back(
        mail_draft(letter(to_name="A\nBcc: x@example.org", subject="Hi\r\nBcc: y@example.org"), AT)
    )
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Hi Bcc: y@example.org"


@pytest.mark.parametrize(
    "address", ["", "nobody", "@example.org", "a@", "a@b@c", "a b@c.de", "a@\n"]
)
def test_what_is_no_address_cannot_be_written_to(address):
    assert not can_be_written_to(address)


@given(st.text())
def test_no_text_is_too_odd_to_be_asked_about(text):
    assert can_be_written_to(text) in {True, False}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"])))
def test_any_text_survives_as_it_is(text):
    assert text_of(read_back(mail_draft(letter(text=f"{text}\n"), AT))) == f"{text}\n"


def test_a_mail_to_many_names_them_where_no_receiver_sees_them():
    many = tuple(f"student.{n}@student.example.org" for n in range(40))
    content = mail_draft(letter(hidden=many), AT)
    assert all(len(line) <= 78 for line in content.split(b"\r\n"))
    mail = read_back(content)
    assert [one.addr_spec for one in mail["Bcc"].addresses] == list(many)
    assert [one.addr_spec for one in mail["To"].addresses] == ["ayse.sahin@student.example.org"]
    assert mail["Message-ID"] is None
    assert read_back(mail_draft(letter(), AT))["Bcc"] is None
