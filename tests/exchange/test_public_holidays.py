from __future__ import annotations

from datetime import date

import pytest

from planner.exchange.public_holidays import NoSuchRegion, public_holidays, regions
from planner.rules.terms import Days, OffKind

WINTER = Days(date(2023, 10, 16), date(2024, 2, 10))


def test_a_winter_in_baden_wuerttemberg_has_its_holidays_in_both_languages():
    found = public_holidays("DE-BW", WINTER)
    assert [(off.days.first.isoformat(), off.name_de, off.name_en) for off in found] == [
        ("2023-11-01", "Allerheiligen", "All Saints' Day"),
        ("2023-12-25", "Erster Weihnachtstag", "Christmas Day"),
        ("2023-12-26", "Zweiter Weihnachtstag", "Second Day of Christmas"),
        ("2024-01-01", "Neujahr", "New Year's Day"),
        ("2024-01-06", "Heilige Drei Könige", "Epiphany"),
    ]
    assert {off.kind for off in found} == {OffKind.HOLIDAY}


def test_regions_of_one_country_differ():
    day = Days(date(2023, 10, 31), date(2023, 11, 1))
    assert [off.name_de for off in public_holidays("DE-SN", day)] == ["Reformationstag"]
    assert [off.name_de for off in public_holidays("DE", day)] == []


@pytest.mark.parametrize(
    ("region", "day", "name"),
    [
        ("AT", date(2023, 10, 26), "Nationalfeiertag"),
        ("ch-zh", date(2024, 5, 1), "Tag der Arbeit"),
        ("PL", date(2023, 11, 11), "Nationalfeiertag der Unabhängigkeit"),
    ],
)
def test_other_countries_are_known_too(region, day, name):
    [off] = public_holidays(region, Days(day, day))
    assert (off.days, off.kind, off.name_de) == (Days(day, day), OffKind.HOLIDAY, name)


def test_a_country_without_german_names_gives_its_own():
    day = date(2023, 11, 11)
    [off] = public_holidays("FR", Days(day, day))
    assert (off.name_de, off.name_en) == ("Armistice", "Armistice Day")


@pytest.mark.parametrize("region", ["", "QQ", "DE_BW", "-", "Tübingen"])
def test_an_unknown_country_is_refused_with_what_is_likely(region):
    with pytest.raises(NoSuchRegion) as refusal:
        public_holidays(region, WINTER)
    assert refusal.value.region == region
    assert "DE-BW" in refusal.value.known


def test_an_unknown_part_is_refused_with_the_parts_of_that_country():
    with pytest.raises(NoSuchRegion) as refusal:
        public_holidays("CH-BW", WINTER)
    assert "CH-ZH" in refusal.value.known


def test_every_region_offered_for_choosing_is_known_and_germany_comes_first():
    offered = regions("de")
    assert offered[0].code == "DE"
    assert ("DE-BW", "Deutschland: Baden-Württemberg") in {(one.code, one.name) for one in offered}
    day = Days(date(2024, 1, 1), date(2024, 1, 1))
    assert all(public_holidays(one.code, day) is not None for one in offered[:60])


def test_countries_are_named_in_the_language_asked_for():
    assert {one.name for one in regions("en") if one.code == "AT"} == {"Austria"}
