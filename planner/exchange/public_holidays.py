"""Public holidays of Germany's states and of other countries, from the library ``holidays``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.rules.terms import DayOff, Days, OffKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from types import ModuleType

    from planner.language import Code

HOME = "DE"  # the country whose regions come first
_NAMES = {"de": ("de",), "en": ("en_GB", "en_US")}  # the library's languages, best first


@dataclass(eq=False)
class NoSuchRegion(PlannerError):
    """No country or region has this code; ``known`` are some that exist, the likeliest first."""

    region: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A country or a part of one: its code (ISO 3166, such as "DE-BW") and its name."""

    code: str
    name: str


def public_holidays(region: str, days: Days) -> tuple[DayOff, ...]:
    """Return the public holidays of a region on these days, named in German and English.

    A region is a country ("AT") or a part of one ("DE-BW", "CH-ZH"), in small or capital
    letters. Where the library has no German or English name, the country's own stands. Holidays
    that only schools or one confession keep are no public holidays. Raises NoSuchRegion.
    """
    # Late: only making a course and changing its term or region need the calendar of holidays.
    import holidays  # noqa: PLC0415

    country, part = _found(region, holidays)
    years = range(days.first.year, days.last.year + 1)

    def named(code: Code) -> Mapping[date, str]:
        kind = getattr(holidays, country)
        language = next((one for one in _NAMES[code] if one in kind.supported_languages), None)
        found: Mapping[date, str] = holidays.country_holidays(
            country, subdiv=part or None, years=years, language=language
        )
        return found

    german, english = named("de"), named("en")
    return tuple(
        DayOff(Days(day, day), OffKind.HOLIDAY, german[day], english.get(day, ""))
        for day in sorted(german)
        if day in days
    )


def code_of(region: str) -> str:
    """Write a region's code as the library does: "de-bw" is DE-BW. Raises NoSuchRegion."""
    # Late, as above.
    import holidays  # noqa: PLC0415

    country, part = _found(region, holidays)
    return f"{country}-{part}" if part else country


def regions(language: Code) -> tuple[Region, ...]:
    """List what ``public_holidays`` knows, for choosing: Germany's states, then all countries.

    Names of countries are in the given language, those of their parts in the country's own.
    """
    # Late: only the choice of a region needs the calendar of holidays and names of countries.
    import holidays  # noqa: PLC0415
    from babel import Locale  # noqa: PLC0415 - late, as above

    countries = Locale(language).territories
    found = []
    for country, parts in holidays.list_supported_countries(include_aliases=False).items():
        name = countries.get(country, country)
        found.append(Region(country, name))
        own = _part_names(getattr(holidays, country).subdivisions_aliases)
        found += (Region(f"{country}-{part}", f"{name}: {own.get(part, part)}") for part in parts)
    return tuple(sorted(found, key=lambda region: (not region.code.startswith(HOME), region.name)))


def _part_names(aliases: Mapping[str, str]) -> dict[str, str]:
    """Return each part's first name, which is the long one."""
    names: dict[str, str] = {}
    for name, part in aliases.items():
        names.setdefault(part, name)
    return names


def _found(region: str, library: ModuleType) -> tuple[str, str]:
    """Return country and part as the library writes them; the part may be empty."""
    supported: dict[str, list[str]] = library.list_supported_countries(include_aliases=False)
    country, _, part = region.strip().partition("-")
    country = country.strip().upper()
    if country not in supported:
        raise NoSuchRegion(region, _likely(HOME, supported[HOME]))
    wanted = part.strip().casefold()
    if not wanted:
        return country, ""
    for known in supported[country]:
        if known.casefold() == wanted:
            return country, known
    raise NoSuchRegion(region, _likely(country, supported[country]))


def _likely(country: str, parts: list[str]) -> tuple[str, ...]:
    return (country, *(f"{country}-{part}" for part in parts[:30]))
