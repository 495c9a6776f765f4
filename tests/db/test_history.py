from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.db import history
from planner.db.journal import ChangeSet, RowChange, Title
from planner.db.store import create_course, in_memory, open_course
from tests.small_course import furnished

AT = datetime(2023, 10, 20, 8, tzinfo=UTC)
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]))
)
IMAGES = st.none() | st.dictionaries(
    st.text("abcxyz_", min_size=1), SCALARS | st.lists(SCALARS, max_size=3), max_size=6
)
ROWS = st.builds(RowChange, st.sampled_from(["student", "item"]), st.text('abc"ß'), IMAGES, IMAGES)


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_a_seal_covers_step_and_images_as_one_json_object(rows):
    changes = ChangeSet(Title.of("Move {name}", name="Öztürk"), tuple(rows))
    with closing(in_memory()) as store, store._opened().writing() as tx:
        number = history.write_down(tx.connection(), changes, kind="do", at=AT, by="Berta")
        kept = tx.connection().exec_driver_sql("SELECT seal FROM step").scalar()
        step = {"id": number, "at": AT.isoformat(), "by": "Berta", "kind": "do", "of": None}
        step |= {"title": "Move {name}", "facts": {"name": "Öztürk"}}
        step |= {"below": None, "undo_top": number, "redo_top": None}
        names = ("table_name", "row_id", "before", "after")
        step["images"] = [dict(zip(names, row, strict=True)) for row in rows]
        text = json.dumps(step, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert kept == hashlib.sha256(f"\n{text}".encode()).hexdigest()
        assert history.rows_of(tx.connection(), number) == tuple(rows)
        assert history.broken_seal(tx) is None


@pytest.mark.parametrize("image", ['{"family": "Forged"}', "[1]", "null", '"a"', "{}"])
def test_an_image_edited_by_hand_breaks_the_seal_whatever_it_says(tmp_path, image):
    path = tmp_path / "a.course"
    with create_course(path) as store:
        furnished(store)
        assert store.read(history.broken_seal) is None
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER step_image_only_grows_update")
        connection.execute("UPDATE step_image SET after = ? WHERE id = 1", (image,))
    with open_course(path) as store:
        assert store.read(history.broken_seal) == 1
