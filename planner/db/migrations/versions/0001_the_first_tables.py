"""The first tables: columns by their type, exact numbers and enumerations as text.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

from planner.db.engine import guard_history

if TYPE_CHECKING:
    from collections.abc import Iterator

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables, and let the history only grow."""
    _certificate()
    _course()
    _day_off()
    _handover()
    _person()
    _session()
    _slot()
    _step()
    _tier()
    _item()
    _requirement()
    _step_image()
    _student()
    _booking()
    _decision()
    _requirement_item()
    _result()
    guard_history(op.get_bind())


def _columns(kind: Any, *names: str, null: bool = False) -> Iterator[sa.Column[Any]]:
    return (sa.Column(name, kind, nullable=null) for name in names)


def _one_of(table: str, column: str, words: str) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words.split(" "))
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def _certificate() -> None:
    op.create_table(
        "certificate",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(
            sa.String(),
            "number",
            "student_id",
            "name",
            "language",
            "issued_by",
            "sha256",
            "revoked_reason",
        ),
        *_columns(sa.String(24), "credits"),
        *_columns(sa.String(24), "grade", null=True),
        *_columns(sa.Date(), "issued_on"),
        *_columns(sa.LargeBinary(), "document"),
        *_columns(sa.JSON(none_as_null=True), "facts"),
        *_columns(sa.String(), "replaces", null=True),
        *_columns(sa.Date(), "revoked_on", null=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("number", name=op.f("uq_certificate_number")),
    )
    op.create_index(op.f("ix_certificate_student_id"), "certificate", ["student_id"])


def _course() -> None:
    op.create_table(
        "course",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(
            sa.String(),
            "title_de",
            "title_en",
            "language",
            "term",
            "region",
            "university",
            "faculty",
            "institute",
            "place",
            "course_type",
            "course_number",
            "hours_per_week",
            "exam_number",
            "module",
            "page",
        ),
        *_columns(sa.Date(), "lectures_from", "lectures_to"),
        *_columns(sa.Integer(), "hours_per_credit"),
        *_columns(sa.Text(), "logo"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course")),
    )


def _day_off() -> None:
    op.create_table(
        "day_off",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(sa.Date(), "first", "last"),
        *_columns(sa.String(16), "kind"),
        *_columns(sa.String(), "name_de", "name_en"),
        sa.CheckConstraint("first <= last", name=op.f("ck_day_off_forward")),
        _one_of("day_off", "kind", "holiday break own"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_off")),
    )


def _handover() -> None:
    op.create_table(
        "handover",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(sa.String(), "kind", "number", "name", "by", "sha256"),
        *_columns(sa.DateTime(), "at"),
        *_columns(sa.Boolean(), "draft"),
        *_columns(sa.LargeBinary(), "document"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(sa.String(), "role", "name", "email"),
        *_columns(sa.Integer(), "position"),
        _one_of("person", "role", "lecturer examiner signatory ta"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )


def _session() -> None:
    op.create_table(
        "session",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(
            sa.String(), "topic", "room", "link", "label", "note", "cancel_reason", "cancel_words"
        ),
        *_columns(sa.String(16), "kind", "mode", "status"),
        *_columns(sa.Boolean(), "locked"),
        *_columns(sa.Date(), "day", "end_day", "laid_from", "laid_to", null=True),
        *_columns(sa.Time(), "starts", "ends", null=True),
        *_columns(sa.Integer(), "line", null=True),
        *_columns(sa.Integer(), "position"),
        sa.CheckConstraint("day <= end_day", name=op.f("ck_session_forward")),
        _one_of("session", "kind", "class buffer exam holiday break no_class other"),
        sa.CheckConstraint("laid_from <= laid_to", name=op.f("ck_session_laid")),
        sa.CheckConstraint("starts < ends", name=op.f("ck_session_lasts")),
        _one_of("session", "mode", "in_person online hybrid"),
        _one_of("session", "status", "planned held cancelled"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_day"), "session", ["day"])


def _slot() -> None:
    op.create_table(
        "slot",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(sa.Integer(), "weekday", "position"),
        *_columns(sa.Time(), "starts", "ends"),
        *_columns(sa.String(), "room"),
        *_columns(sa.String(16), "label"),
        _one_of("slot", "label", "st ct "),
        sa.CheckConstraint("starts < ends", name=op.f("ck_slot_lasts")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_slot_weekday")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot")),
    )


def _step() -> None:
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.DateTime(), "at"),
        *_columns(sa.String(), "by", "kind", "title", "seal"),
        *_columns(sa.Integer(), "of", "below", "undo_top", "redo_top", null=True),
        *_columns(sa.JSON(none_as_null=True), "facts"),
        _one_of("step", "kind", "do undo redo fact"),
        sa.ForeignKeyConstraint(["of"], ["step.id"], name=op.f("fk_step_of")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
    )
    op.create_index(op.f("ix_step_of"), "step", ["of"])


def _tier() -> None:
    op.create_table(
        "tier",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(sa.String(), "name"),
        *_columns(sa.String(24), "credits"),
        *_columns(sa.Boolean(), "graded"),
        *_columns(sa.JSON(none_as_null=True), "programmes"),
        *_columns(sa.Integer(), "position"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tier")),
    )


def _item() -> None:
    op.create_table(
        "item",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(sa.String(), "title", "short"),
        *_columns(sa.String(16), "kind", "marking"),
        *_columns(sa.String(24), "max_points", "pass_points", "due_session", null=True),
        *_columns(sa.Boolean(), "bonus", "in_groups"),
        *_columns(sa.Integer(), "max_attempts", null=True),
        *_columns(sa.Date(), "due", null=True),
        *_columns(sa.Integer(), "position"),
        sa.CheckConstraint("max_attempts >= 1", name=op.f("ck_item_attempts")),
        _one_of("item", "kind", "participation homework poster project presentation exam other"),
        _one_of("item", "marking", "tick points grade"),
        sa.ForeignKeyConstraint(["due_session"], ["session.id"], name=op.f("fk_item_due_session")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
    )


def _requirement() -> None:
    op.create_table(
        "requirement",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(sa.String(24), "tier_id"),
        *_columns(sa.String(), "text"),
        *_columns(sa.Integer(), "at_least", "position"),
        sa.CheckConstraint("at_least >= 0", name=op.f("ck_requirement_at_least")),
        sa.ForeignKeyConstraint(["tier_id"], ["tier.id"], name=op.f("fk_requirement_tier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement")),
    )
    op.create_index(op.f("ix_requirement_tier_id"), "requirement", ["tier_id"])


def _step_image() -> None:
    op.create_table(
        "step_image",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "step_id"),
        *_columns(sa.String(), "table_name", "row_id"),
        *_columns(sa.JSON(none_as_null=True), "before", "after", null=True),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_step_image_step_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step_image")),
    )
    op.create_index(op.f("ix_step_image_row_id"), "step_image", ["row_id"])
    op.create_index(op.f("ix_step_image_step_id"), "step_image", ["step_id"])


def _student() -> None:
    op.create_table(
        "student",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(
            sa.String(),
            "family",
            "given",
            "matriculation",
            "email",
            "programme",
            "note",
            "office_note",
        ),
        *_columns(sa.String(24), "aim_id", null=True),
        *_columns(sa.String(16), "status"),
        *_columns(sa.Date(), "left_on", null=True),
        _one_of("student", "status", "registered undecided waiting guest left"),
        sa.ForeignKeyConstraint(["aim_id"], ["tier.id"], name=op.f("fk_student_aim_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_student")),
    )
    op.create_index(op.f("ix_student_email"), "student", ["email"])
    op.create_index(op.f("ix_student_matriculation"), "student", ["matriculation"])


def _booking() -> None:
    op.create_table(
        "booking",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(sa.String(24), "student_id"),
        *_columns(sa.String(), "module", "exam_number", "kind"),
        *_columns(sa.String(24), "credits", null=True),
        *_columns(sa.Boolean(), "graded"),
        *_columns(sa.Integer(), "attempt", "position"),
        sa.CheckConstraint("attempt >= 1", name=op.f("ck_booking_attempt")),
        _one_of("booking", "kind", "coursework exam"),
        sa.ForeignKeyConstraint(
            ["student_id"], ["student.id"], name=op.f("fk_booking_student_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
    )
    op.create_index(op.f("ix_booking_student_id"), "booking", ["student_id"])


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(sa.String(24), "student_id", "credits"),
        *_columns(sa.String(16), "outcome"),
        *_columns(sa.String(24), "tier_id", "grade", null=True),
        *_columns(sa.Date(), "assessed_on", "decided_on"),
        *_columns(sa.String(), "decided_by", "reason"),
        *_columns(sa.JSON(none_as_null=True), "basis"),
        _one_of("decision", "outcome", "passed failed no_show withdrawn deception"),
        sa.ForeignKeyConstraint(
            ["student_id"], ["student.id"], name=op.f("fk_decision_student_id")
        ),
        sa.ForeignKeyConstraint(["tier_id"], ["tier.id"], name=op.f("fk_decision_tier_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("student_id", name=op.f("uq_decision_student_id")),
    )


def _requirement_item() -> None:
    op.create_table(
        "requirement_item",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(sa.String(24), "requirement_id", "item_id"),
        *_columns(sa.Integer(), "position"),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_requirement_item_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["requirement_id"], ["requirement.id"], name=op.f("fk_requirement_item_requirement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement_item")),
    )
    op.create_index(op.f("ix_requirement_item_item_id"), "requirement_item", ["item_id"])
    op.create_index(
        op.f("ix_requirement_item_requirement_id"), "requirement_item", ["requirement_id"]
    )


def _result() -> None:
    op.create_table(
        "result",
        sa.Column("id", sa.String(24), nullable=False),
        *_columns(sa.String(24), "student_id", "item_id"),
        *_columns(sa.String(16), "state"),
        *_columns(sa.String(24), "points", "mark", null=True),
        *_columns(sa.Integer(), "late_days", "attempt"),
        *_columns(sa.Date(), "due", null=True),
        *_columns(sa.String(), "due_ground", "note", "feedback", "office_note"),
        sa.CheckConstraint("attempt >= 1", name=op.f("ck_result_attempt")),
        sa.CheckConstraint("late_days >= 0", name=op.f("ck_result_late_days")),
        _one_of(
            "result",
            "state",
            "open submitted returned passed failed missing excused exempt recognised",
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_result_item_id")),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_result_student_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result")),
        sa.UniqueConstraint("student_id", "item_id", name=op.f("uq_result_student_id_item_id")),
    )
    op.create_index(op.f("ix_result_item_id"), "result", ["item_id"])
