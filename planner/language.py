"""The user's language: gettext catalogues, and how days, times and numbers are written.

There is no global state: whoever words something is handed a Language. English is the language of
the source, so that it needs no catalogue. A document has a Language of its own.
"""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from planner import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, time
    from decimal import Decimal
    from pathlib import Path

Code = Literal["de", "en"]
SHORT = "short"  # the context under which a catalogue keeps short forms
DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
}
SHORT_DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
}
MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "de": (
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
}
SHORT_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "de": (
        *("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni"),
        *("Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."),
    ),
}


def marked(text: str) -> str:
    """Mark a text for the catalogue where it stands as data; it is said later."""
    return text


def marked_short(text: str) -> str:
    """Mark a text that has a short form as well, for a narrow cell; ``Language.short`` says it."""
    return text


@dataclass(frozen=True, slots=True)
class Language:
    """One language: call it to say a text, ask it to write a day, a time or a number."""

    code: Code
    _catalogue: gettext.NullTranslations = field(
        default_factory=gettext.NullTranslations, repr=False, compare=False
    )

    @classmethod
    def load(cls, code: Code, folder: Path | None = None) -> Language:
        """Load a language; what its catalogue lacks is said in English."""
        if code == "en":
            return cls("en")
        where = folder or places.resources() / "catalogues"
        return cls(code, gettext.translation("planner", where, [code], fallback=True))

    @classmethod
    def wanted(cls, preferred: str, environment: Mapping[str, str]) -> Language:
        """Load the preferred language, or else the first of LC_ALL, LC_MESSAGES, LANG that speaks.

        C, POSIX and every language but German mean English.
        """
        spoken = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        first = preferred or next((value for value in spoken if value), "")
        return cls.load("de" if re.match("de(?![a-z])", first.lower()) else "en")

    def __call__(self, text: str, /, **facts: object) -> str:
        """Say a text with ``{named}`` facts put in; a fact is never read for names itself."""
        said = self._catalogue.gettext(text) if text else ""  # gettext("") is its own header
        return said.format(**facts) if facts else said

    def short(self, text: str) -> str:
        """Say a text as a narrow cell has room for it; without a short form, say it in full."""
        said = self._catalogue.pgettext(SHORT, text) if text else ""
        return said if said != text else self(text)

    def count(self, one: str, many: str, n: int, /, **facts: object) -> str:
        """Say a text in its singular or plural; ``{n}`` is the number."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **facts)

    def listed(self, texts: Iterable[str]) -> str:
        """Join with commas and a last "and"."""
        *most, last = list(texts) or [""]
        return f"{', '.join(most)} {self('and')} {last}" if most else last

    def weekday(self, day: date | int) -> str:
        """Return e.g. "Wednesday"; 0 is Monday."""
        return DAYS[self.code][day if isinstance(day, int) else day.weekday()]

    def short_weekday(self, day: date | int) -> str:
        """Return e.g. "Wed"; 0 is Monday."""
        return SHORT_DAYS[self.code][day if isinstance(day, int) else day.weekday()]

    def day_month(self, day: date) -> str:
        """Return e.g. "15 Nov" or "15. Nov."."""
        dot = "." if self.code == "de" else ""
        return f"{day.day}{dot} {SHORT_MONTHS[self.code][day.month - 1]}"

    def day(self, day: date) -> str:
        """Return e.g. "Wed 15 Nov 2023" or "Mi 15. Nov. 2023"."""
        return f"{self.short_weekday(day)} {self.day_month(day)} {day.year}"

    def plain_day(self, day: date) -> str:
        """Return e.g. "15.11.2023" or "15 Nov 2023": in a list, without the weekday.

        In English it is no row of digits, which Britain and America read differently.
        """
        return f"{day:%d.%m.%Y}" if self.code == "de" else f"{self.day_month(day)} {day.year}"

    def long_day(self, day: date) -> str:
        """Return e.g. "15 November 2023" or "15. November 2023", as a letter dates itself."""
        dot = "." if self.code == "de" else ""
        return f"{day.day}{dot} {MONTHS[self.code][day.month - 1]} {day.year}"

    def hours(self, start: time, end: time) -> str:
        """Return e.g. "12:30–14:00"."""
        return f"{start:%H:%M}–{end:%H:%M}"

    def number(self, value: Decimal) -> str:
        """Write an exact number without needless zeros, with this language's decimal mark."""
        plain = f"{value.normalize():f}" if value else "0"
        return plain.replace(".", ",") if self.code == "de" else plain

    def grade(self, value: Decimal) -> str:
        """Write a grade step with one decimal: 1,3 in German, 1.3 in English."""
        return f"{value:.1f}".replace(".", "," if self.code == "de" else ".")
