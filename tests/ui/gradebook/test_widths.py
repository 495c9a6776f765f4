from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from planner.ui.gradebook.widths import TIGHT_ROW, USUAL_ROW, row_height, shared

COLUMNS = some.lists(
    some.tuples(some.integers(1, 60), some.integers(0, 90)).map(lambda t: (t[0], t[0] + t[1])),
    min_size=1,
    max_size=40,
)


@given(COLUMNS, some.integers(0, 3000))
def test_the_room_is_filled_exactly_or_every_column_has_what_it_wants(natural, room):
    widths = shared(natural, room)
    assert len(widths) == len(natural)
    assert all(wide >= least for wide, (least, _) in zip(widths, natural, strict=True))
    if room >= sum(least for least, _ in natural):
        assert sum(widths) == room
    else:
        assert widths == [want for _, want in natural]


def test_no_columns_need_no_room():
    assert shared([], 100) == []


@given(some.integers(0, 20_000), some.integers(0, 2000))
def test_rows_are_a_pixel_lower_only_if_that_shows_all_of_them(rows, room):
    high = row_height(rows, room)
    assert high in {USUAL_ROW, TIGHT_ROW}
    if high == TIGHT_ROW:
        assert rows * TIGHT_ROW <= room < rows * USUAL_ROW
