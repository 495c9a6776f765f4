"""Ids that stay unique across copies of a course file."""

from __future__ import annotations

import secrets

LETTERS = "bcdfghjkmnpqrstvwxyz"  # no vowels: an id never spells a word, a number or a date
LENGTH = 14  # 20**14 ids: a million rows collide with a probability under 1e-6


def new_id() -> str:
    """Draw a fresh id of letters alone, so that no spreadsheet takes it for a number or a date."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
