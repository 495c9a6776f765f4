"""The tables of the history: steps, and how each touched row looked before and after."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations at run time
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from planner.db.base import Base, Moment, PlainJson


class StepRow(Base):
    """One step of the history: who did what, when.

    Undo and redo are steps too. ``undo_top`` and ``redo_top`` name the steps that *Undo* and
    *Redo* would take back or forward after this step; ``below`` is what lay under a step when it
    came onto its stack. So both stacks are in the file, survive a restart, and the next undo is
    found without reading the history.
    """

    __tablename__ = "step"
    __table_args__ = (
        CheckConstraint("kind IN ('do', 'undo', 'redo', 'fact')", name="kind"),
        Index(None, "of"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str]
    kind: Mapped[str]
    of: Mapped[int | None] = mapped_column(ForeignKey("step.id"))  # the step undone or redone
    title: Mapped[str]  # English, with {named} facts; said in the reader's language
    facts: Mapped[dict[str, Any]] = mapped_column(PlainJson, default=dict)
    below: Mapped[int | None]
    undo_top: Mapped[int | None]
    redo_top: Mapped[int | None]
    seal: Mapped[str]  # SHA-256 over this step, its rows and the seal before


class StepImage(Base):
    """How one row looked before and after a step; a missing side means it did not exist."""

    __tablename__ = "step_image"
    __table_args__ = (Index(None, "step_id"), Index(None, "row_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"))
    table_name: Mapped[str]
    row_id: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(PlainJson)
    after: Mapped[dict[str, Any] | None] = mapped_column(PlainJson)


HISTORY = frozenset({StepRow.__tablename__, StepImage.__tablename__})
# Handed out: never undone.
REGISTER = frozenset({"certificate", "handover", "plan_version", "marking_sheet"})
