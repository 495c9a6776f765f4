"""Why nothing can be signed with a key, apart from the signing: words load at every start."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.errors import PlannerError

if TYPE_CHECKING:
    from datetime import date


class WhyNoKey(StrEnum):
    """What is wrong with a key file, found before anything is issued."""

    UNREADABLE = "unreadable"  # the file is not there, or cannot be read
    NO_KEY_FILE = "no_key_file"  # something else than PKCS#12
    LOCKED = "locked"  # the passphrase does not open the file
    NO_PRIVATE_KEY = "no_private_key"
    NO_CERTIFICATE = "no_certificate"  # none, or one of another key
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    NOT_FOR_SIGNING = "not_for_signing"  # its key usage says otherwise
    KIND = "kind"  # neither RSA from 2048 bits nor EC P-256, P-384, P-521


@dataclass(eq=False)
class KeyUnusable(PlannerError):
    """Nothing is signed with this key; ``name`` is the file's, ``day`` the first or last valid."""

    name: str
    why: WhyNoKey
    day: date | None = None
