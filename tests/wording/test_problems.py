from __future__ import annotations

import pytest

from planner.exchange.files_in import GuessedEncoding, UnreadableFile, Why
from planner.exchange.public_holidays import NoSuchRegion
from planner.exchange.whole_file import CannotWrite, WhyNot
from planner.language import Language
from planner.wording import worded

EN = Language("en")


@pytest.mark.parametrize("why", Why)
def test_every_reason_not_to_read_names_the_file(why):
    said = worded(UnreadableFile("100%{x}.csv", why), EN)
    assert said.startswith(("“100%{x}.csv” ", "There is no file “100%{x}.csv”"))
    assert said.endswith(".")


@pytest.mark.parametrize("why", WhyNot)
def test_every_reason_not_to_write_names_the_file(why):
    said = worded(CannotWrite("list.csv", why, "/folder"), EN)
    assert said.startswith("“list.csv” ")
    assert said.endswith(".")


def test_a_missing_folder_is_named():
    said = worded(CannotWrite("list.csv", WhyNot.NO_FOLDER, "/nowhere"), EN)
    assert said == "“list.csv” cannot be written: there is no folder “/nowhere”."


def test_an_unknown_region_is_answered_with_some_that_are_known():
    assert worded(NoSuchRegion("QQ", ("DE", "DE-BW")), EN) == (
        "There is no region “QQ”. Some that there are: DE, DE-BW."
    )


def test_a_guess_asks_to_look_at_the_names():
    assert worded(GuessedEncoding(encoding="Windows-1252"), EN) == (
        "The file is not in UTF-8; it was read as Windows-1252. Check names with accents."
    )
