"""What a web address is: one that a browser opens, and that a printed code may lead to."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

LONGEST_ADDRESS: Final = 200  # characters; a code of more would be hard to scan


def is_web_address(text: str) -> bool:
    """Say whether a text is an http or https address with a host, without spaces.

    >>> is_web_address("https://example.org/seminar"), is_web_address("example.org/seminar")
    (True, False)
    """
    try:
        parts = urlsplit(text)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
    return known and not re.search(r"\s", text) and len(text) <= LONGEST_ADDRESS
