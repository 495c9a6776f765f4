"""Around the plan: single dates, notes on days, presenters, absences, published versions.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Iterator

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ROLES = "role IN ('lecturer', 'examiner', 'signatory', 'ta', 'guest')"
WHO = "(student_id IS NULL) <> (person_id IS NULL)"


def upgrade() -> None:
    """Let slots hold for a while, guests be people, sessions insist; make the new tables."""
    with op.batch_alter_table("slot") as slot:
        slot.add_column(sa.Column("valid_from", sa.Date(), nullable=True))
        slot.add_column(sa.Column("valid_to", sa.Date(), nullable=True))
        slot.create_check_constraint(op.f("ck_slot_valid"), "valid_from <= valid_to")
    with op.batch_alter_table("person") as person:
        person.drop_constraint(op.f("ck_person_role"), type_="check")
        person.create_check_constraint(op.f("ck_person_role"), ROLES)
    with op.batch_alter_table("session") as session:
        session.add_column(
            sa.Column("insisted", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("session") as session:
        session.alter_column("insisted", server_default=None)
    _extra_date()
    _day_note()
    _presenter()
    _absence()
    _plan_version()


def _columns(kind: Any, *names: str, null: bool = False) -> Iterator[sa.Column[Any]]:
    return (sa.Column(name, kind, nullable=null) for name in names)


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _refers(table: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{to}_id")
    return sa.ForeignKeyConstraint([f"{to}_id"], [f"{to}.id"], name=name)


def _extra_date() -> None:
    op.create_table(
        "extra_date",
        *_columns(sa.String(24), "id"),
        *_columns(sa.Date(), "day"),
        *_columns(sa.Time(), "starts", "ends"),
        *_columns(sa.String(), "room"),
        sa.CheckConstraint("starts < ends", name=op.f("ck_extra_date_lasts")),
        _key("extra_date"),
    )


def _day_note() -> None:
    op.create_table(
        "day_note",
        *_columns(sa.String(24), "id"),
        *_columns(sa.Date(), "first", "last"),
        *_columns(sa.String(16), "kind"),
        *_columns(sa.String(), "text_de", "text_en"),
        sa.CheckConstraint("first <= last", name=op.f("ck_day_note_forward")),
        sa.CheckConstraint("kind IN ('note', 'office')", name=op.f("ck_day_note_kind")),
        _key("day_note"),
    )


def _presenter() -> None:
    op.create_table(
        "presenter",
        *_columns(sa.String(24), "id"),
        *_columns(sa.String(24), "session_id"),
        *_columns(sa.String(24), "student_id", "person_id", null=True),
        *_columns(sa.String(), "title", "paper"),
        *_columns(sa.Integer(), "position"),
        sa.CheckConstraint(WHO, name=op.f("ck_presenter_who")),
        *(_refers("presenter", to) for to in ("session", "student", "person")),
        _key("presenter"),
    )
    op.create_index(op.f("ix_presenter_session_id"), "presenter", ["session_id"])


def _absence() -> None:
    op.create_table(
        "absence",
        *_columns(sa.String(24), "id"),
        *_columns(sa.String(24), "student_id", "person_id", null=True),
        *_columns(sa.Date(), "first", "last"),
        sa.CheckConstraint(WHO, name=op.f("ck_absence_who")),
        sa.CheckConstraint("first <= last", name=op.f("ck_absence_forward")),
        *(_refers("absence", to) for to in ("student", "person")),
        _key("absence"),
    )


def _plan_version() -> None:
    op.create_table(
        "plan_version",
        *_columns(sa.String(24), "id"),
        *_columns(sa.Integer(), "number"),
        *_columns(sa.DateTime(), "at"),
        *_columns(sa.String(), "by", "note"),
        *_columns(sa.JSON(none_as_null=True), "plan", "changes"),
        _key("plan_version"),
        sa.UniqueConstraint("number", name=op.f("uq_plan_version_number")),
    )
