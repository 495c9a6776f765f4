"""Plain letters to mail drafts (RFC 5322), which mail programs open to be looked at and sent."""

from __future__ import annotations

from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail, from one person to another; names are as they are said, with given name first.

    ``hidden`` are addresses it goes to as well, of which no receiver sees another.
    """

    to_name: str
    to_address: str
    from_name: str
    from_address: str
    subject: str
    text: str
    hidden: tuple[str, ...] = ()


def can_be_written_to(address: str) -> bool:
    """Tell whether an address can stand in a mail: one with a name and a place around an @.

    Letters beyond ASCII before the @ are for few mail programs only, so they do not count.

    >>> [can_be_written_to(one) for one in ("a.b@student.example.org", "a.b", "a b@c", "ü@c.de")]
    [True, False, False, False]
    """
    try:
        found = Address(addr_spec=address.strip())
    except (HeaderParseError, ValueError, IndexError):
        return False
    return bool(found.username and found.domain) and address.isascii()


def mail_draft(letter: Letter, at: datetime) -> bytes:
    """Write one mail that is not sent yet (X-Unsent: 1), dated ``at``, as an .eml file holds it.

    Line breaks within a name or the subject become spaces, so that they add no header.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    mail["Date"] = format_datetime(at)
    mail["From"] = _address(letter.from_name, letter.from_address)
    mail["To"] = _address(letter.to_name, letter.to_address)
    if letter.hidden:
        mail["Bcc"] = [Address(addr_spec=address.strip()) for address in letter.hidden]
    mail["Subject"] = _one_line(letter.subject)
    mail.set_content(letter.text, charset="utf-8", cte="quoted-printable")
    return mail.as_bytes()


def _address(name: str, address: str) -> Address:
    return Address(display_name=_one_line(name), addr_spec=address.strip())


def _one_line(text: str) -> str:
    return " ".join(text.split())
