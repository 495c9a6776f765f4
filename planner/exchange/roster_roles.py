"""What a list says of somebody's place in the course: teacher, participant, waiting."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Place(StrEnum):
    """Who somebody is in the course of a list."""

    UNSAID = ""
    STAFF = "staff"
    OUT = "out"  # was rejected, or has cancelled
    REGISTERED = "registered"
    WAITING = "waiting"
    GUEST = "guest"


# By what Moodle, ILIAS, Stud.IP, HISinOne, CAMPUSonline and Artemis write; the first that fits.
_WORDS = {
    Place.STAFF: (
        r"dozent|lehrend|lehrperson|trainer|teacher|tutor|instructor|lecturer|dozierend|admin"
        r"|kursleit|leiter|leitung|betreuer|editor|manager|prüfer|examiner|vortragend|teaching"
    ),
    Place.WAITING: r"warte|waiting|wait-?list|nachrück|vorläufig|provisional",
    Place.OUT: (
        r"abgelehnt|nicht zugelassen|rejected|declined|not admitted|storniert|abgemeldet|cancel"
        r"|withdrawn|exmatrikuliert|ausgetragen|rücktritt|zurückgetreten|dropped|suspend"
    ),
    Place.GUEST: r"gast|guest|auditor|leser|hörer",
    Place.REGISTERED: (
        r"student|studier|teilnehm|participant|mitglied|member|autor|zugelassen|accepted"
        r"|angemeldet|admitted|registered|enrolled|zugeteilt|fixplatz|akzeptiert|confirmed"
        r"|bestätigt|\bactive|\baktiv|\bok\b"
    ),
}
_PATTERNS = tuple((place, re.compile(words)) for place, words in _WORDS.items())
LONGEST = 60  # letters of a word for a place; anything longer tells something else


@lru_cache(maxsize=512)
def place_of(text: str) -> Place:
    """Read what a cell says of somebody's place; most cells of other columns say nothing.

    >>> place_of("Dozent/in").value, place_of("Warteliste (3)").value, place_of("AN").value
    ('staff', 'waiting', '')
    """
    if not text or len(text) > LONGEST:
        return Place.UNSAID
    plain = text.casefold()
    return next((place for place, words in _PATTERNS if words.search(plain)), Place.UNSAID)


def known_words(text: str) -> bool:
    """Tell whether a cell is a word for a place in a course and nothing else."""
    return place_of(text) is not Place.UNSAID and len(text.split()) <= 3
