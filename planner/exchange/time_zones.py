"""By which clock a region lives, so that a calendar file names its time zone."""

from __future__ import annotations

from typing import Final

HOME: Final = "Europe/Berlin"

# Countries with several clocks, by that of their capital, and the parts that have another: a part
# with two has the one of its largest city. Where a country has but one, the CLDR names it.
_SEVERAL: Final = {
    "AQ": "Antarctica/McMurdo",
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "BV": "Europe/Oslo",
    "CA": "America/Toronto",
    "CD": "Africa/Kinshasa",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": HOME,
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "FM": "Pacific/Pohnpei",
    "GL": "America/Nuuk",
    "HM": "Indian/Kerguelen",
    "ID": "Asia/Jakarta",
    "KI": "Pacific/Tarawa",
    "KZ": "Asia/Almaty",
    "MH": "Pacific/Majuro",
    "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti",
    "PG": "Pacific/Port_Moresby",
    "PS": "Asia/Hebron",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "UM": "Pacific/Wake",
    "US": "America/New_York",
    "UZ": "Asia/Tashkent",
    "XK": "Europe/Belgrade",
}
_PARTS: Final = {
    "Atlantic/Canary": "ES-CN",
    "Atlantic/Azores": "PT-20",
    "Atlantic/Madeira": "PT-30",
    "America/Chicago": (
        "US-AL US-AR US-IA US-IL US-KS US-LA US-MN US-MO US-MS US-ND US-NE US-OK US-SD US-TN"
        " US-TX US-WI"
    ),
    "America/Denver": "US-CO US-ID US-MT US-NM US-UT US-WY",
    "America/Phoenix": "US-AZ",
    "America/Los_Angeles": "US-CA US-NV US-OR US-WA",
    "America/Anchorage": "US-AK",
    "Pacific/Honolulu": "US-HI",
    "America/Puerto_Rico": "US-PR US-VI",
    "Pacific/Guam": "US-GU US-MP",
    "Pacific/Pago_Pago": "US-AS",
    "Pacific/Wake": "US-UM",
    "America/Vancouver": "CA-BC",
    "America/Edmonton": "CA-AB CA-NT",
    "America/Whitehorse": "CA-YT",
    "America/Regina": "CA-SK",
    "America/Winnipeg": "CA-MB",
    "America/Halifax": "CA-NB CA-NS CA-PE",
    "America/St_Johns": "CA-NL",
    "America/Iqaluit": "CA-NU",
    "Australia/Brisbane": "AU-QLD",
    "Australia/Adelaide": "AU-SA",
    "Australia/Darwin": "AU-NT",
    "Australia/Perth": "AU-WA",
    "Australia/Hobart": "AU-TAS",
    "Australia/Melbourne": "AU-VIC",
    "America/Manaus": "BR-AM BR-RO BR-RR",
    "America/Cuiaba": "BR-MT BR-MS",
    "America/Rio_Branco": "BR-AC",
}


def time_zone(region: str) -> str:
    """Return the name of a region's time zone: Europe/Berlin for Germany, and for what is unknown.

    A region is a country (ISO 3166, such as "AT") or a part of one ("DE-BW", "US-CA").
    """
    code = region.strip().upper()
    country = code.partition("-")[0]
    of_part = next((zone for zone, parts in _PARTS.items() if code in parts.split()), "")
    if found := of_part or _SEVERAL.get(country, ""):
        return found
    # Late: only a calendar file asks for a zone, and the start needs no data of countries.
    from babel.core import get_global  # noqa: PLC0415

    zones = get_global("territory_zones").get(country) or (HOME,)
    return str(zones[0])
