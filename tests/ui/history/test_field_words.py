from __future__ import annotations

import pytest

from planner.db.base import Base
from planner.db.history_tables import HISTORY
from planner.ui.history.field_words import FIELDS, HIDDEN, TABLES, How
from planner.ui.history.row_words import REFERENCES, SAYINGS

TOLD = [table for table in Base.metadata.sorted_tables if table.name not in HISTORY]


@pytest.mark.parametrize("table", TOLD, ids=lambda table: table.name)
def test_every_column_of_the_course_has_a_word_or_is_hidden_on_purpose(table):
    assert table.name in TABLES
    columns = set(table.columns.keys()) - HIDDEN
    assert set(FIELDS[table.name]) == columns


def test_every_way_of_saying_a_value_is_there():
    assert set(How) == set(SAYINGS) | set(REFERENCES) | {How.BIG}
