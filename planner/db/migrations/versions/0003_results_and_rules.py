"""Results and rules: attempts, groups, attendance, decisions per line, sheets, sign-offs, views.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Iterator

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATES = "open submitted returned passed failed missing excused exempt recognised"
OUTCOMES = "passed failed no_show withdrawn deception"
EXACT, ID, WORD, TEXT = sa.String(24), sa.String(24), sa.String(16), sa.String()
JSON = sa.JSON(none_as_null=True)


def upgrade() -> None:
    """Widen what there is, then make the new tables."""
    _widen()
    _past_attempt()
    _groups()
    _attendance()
    _decision_line()
    _marking_sheet()
    _sign_off()
    _saved_view()


def _widen() -> None:
    _add("result", "", "summands", "title", "differs", "recognised_from")
    _add("requirement", "passed", "asks", kind=sa.String(24))
    _add("requirement", "at_least", "counting", kind=WORD)
    _add("requirement", "[]", "kinds", kind=JSON)
    _add("tier", "{}", "weights", kind=JSON)
    _add("tier", "0", "drop_lowest", kind=sa.Integer())
    _add("tier", "cut", "rounding", kind=WORD)
    _add("tier", "[]", "points_key", kind=JSON)
    _add("course", "left_out", "excused_counts", kind=WORD)
    _add("session", "0", "talk_places", kind=sa.Integer())
    _add("student", "", "home_university")
    with op.batch_alter_table("requirement") as requirement:
        requirement.add_column(sa.Column("amount", EXACT, nullable=True))
        requirement.create_check_constraint(
            *_one_of("requirement", "asks", "passed points percent attendance attendance_percent")
        )
        requirement.create_check_constraint(
            *_one_of("requirement", "counting", "all at_least any")
        )
    with op.batch_alter_table("tier") as tier:
        tier.create_check_constraint(op.f("ck_tier_drop_lowest"), "drop_lowest >= 0")
        tier.create_check_constraint(*_one_of("tier", "rounding", "cut half_up"))
    with op.batch_alter_table("course") as course:
        course.add_column(sa.Column("rules_announced_on", sa.Date(), nullable=True))
        course.create_check_constraint(
            *_one_of("course", "excused_counts", "left_out present absent")
        )
    with op.batch_alter_table("session") as session:
        session.create_check_constraint(op.f("ck_session_talk_places"), "talk_places >= 0")
    _point("presenter", "item_id", "item")
    _point("student", "ta_id", "person")


def _add(table: str, default: str, *names: str, kind: Any = TEXT) -> None:
    """Add columns that may not be empty, with the value that all rows there are begin with."""
    with op.batch_alter_table(table) as changed:
        for name in names:
            changed.add_column(sa.Column(name, kind, nullable=False, server_default=default))
    with op.batch_alter_table(table) as changed:
        for name in names:
            changed.alter_column(name, server_default=None)


def _point(table: str, column: str, to: str) -> None:
    with op.batch_alter_table(table) as changed:
        changed.add_column(sa.Column(column, ID, nullable=True))
        changed.create_foreign_key(op.f(f"fk_{table}_{column}"), to, [column], ["id"])


def _one_of(table: str, column: str, words: str) -> tuple[str, str]:
    listed = ", ".join(f"'{word}'" for word in words.split(" "))
    return op.f(f"ck_{table}_{column}"), f"{column} IN ({listed})"


def _listed(table: str, column: str, words: str) -> sa.CheckConstraint:
    name, test = _one_of(table, column, words)
    return sa.CheckConstraint(test, name=name)


def _columns(kind: Any, *names: str, null: bool = False) -> Iterator[sa.Column[Any]]:
    return (sa.Column(name, kind, nullable=null) for name in names)


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _refers(table: str, **columns: str) -> Iterator[sa.ForeignKeyConstraint]:
    return (
        sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))
        for column, to in columns.items()
    )


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _past_attempt() -> None:
    op.create_table(
        "past_attempt",
        *_columns(ID, "id", "student_id", "item_id"),
        *_columns(sa.Integer(), "number", "late_days"),
        *_columns(WORD, "state"),
        *_columns(EXACT, "points", "mark", null=True),
        *_columns(sa.Date(), "ended_on"),
        *_columns(TEXT, "marker"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_past_attempt_number")),
        sa.CheckConstraint("late_days >= 0", name=op.f("ck_past_attempt_late_days")),
        _listed("past_attempt", "state", STATES),
        _key("past_attempt"),
        *_refers("past_attempt", student_id="student", item_id="item"),
        _unique("past_attempt", "student_id", "item_id", "number"),
    )
    _index("past_attempt", "item_id")


def _groups() -> None:
    op.create_table(
        "work_group",
        *_columns(ID, "id"),
        *_columns(TEXT, "name"),
        *_columns(sa.Integer(), "position"),
        _key("work_group"),
    )
    op.create_table(
        "group_item",
        *_columns(ID, "id", "group_id", "item_id"),
        _key("group_item"),
        *_refers("group_item", group_id="work_group", item_id="item"),
        _unique("group_item", "group_id", "item_id"),
    )
    _index("group_item", "item_id")
    op.create_table(
        "group_member",
        *_columns(ID, "id", "group_id", "student_id"),
        *_columns(sa.Date(), "joined", "left_on", null=True),
        sa.CheckConstraint("joined <= left_on", name=op.f("ck_group_member_forward")),
        _key("group_member"),
        *_refers("group_member", group_id="work_group", student_id="student"),
    )
    _index("group_member", "group_id")
    _index("group_member", "student_id")


def _attendance() -> None:
    op.create_table(
        "attendance",
        *_columns(ID, "id", "session_id", "student_id"),
        *_columns(WORD, "state"),
        _listed("attendance", "state", "present absent excused"),
        _key("attendance"),
        *_refers("attendance", session_id="session", student_id="student"),
        _unique("attendance", "session_id", "student_id"),
    )
    _index("attendance", "student_id")


def _decision_line() -> None:
    op.create_table(
        "decision_line",
        *_columns(ID, "id", "decision_id", "booking_id"),
        *_columns(WORD, "outcome"),
        *_columns(EXACT, "credits"),
        *_columns(EXACT, "grade", null=True),
        *_columns(sa.Date(), "assessed_on"),
        _listed("decision_line", "outcome", OUTCOMES),
        _key("decision_line"),
        *_refers("decision_line", decision_id="decision", booking_id="booking"),
        _unique("decision_line", "decision_id", "booking_id"),
    )
    _index("decision_line", "booking_id")


def _marking_sheet() -> None:
    op.create_table(
        "marking_sheet",
        *_columns(ID, "id"),
        *_columns(TEXT, "kind", "person", "name"),
        *_columns(sa.DateTime(), "taken_at"),
        *_columns(JSON, "items", "facts"),
        *_columns(sa.DateTime(), "returned_at", null=True),
        sa.CheckConstraint("kind IN ('sheet', 'packet')", name=op.f("ck_marking_sheet_kind")),
        _key("marking_sheet"),
    )


def _sign_off() -> None:
    op.create_table(
        "sign_off",
        *_columns(ID, "id"),
        *_columns(TEXT, "concern", "subject", "reason", "by"),
        *_columns(sa.Date(), "on"),
        _key("sign_off"),
        _unique("sign_off", "concern", "subject"),
    )


def _saved_view() -> None:
    op.create_table(
        "saved_view",
        *_columns(ID, "id"),
        *_columns(TEXT, "page", "name"),
        *_columns(JSON, "settings"),
        *_columns(sa.Integer(), "position"),
        _key("saved_view"),
    )
