"""Documents: what certificates and lists say more, to whom they went, templates of certificates.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID, WORD, TEXT, EXACT = sa.String(24), sa.String(16), sa.String(), sa.String(24)
JSON = sa.JSON(none_as_null=True)
KINDS = "kind IN ('achievement', 'participation')"


def upgrade() -> None:
    """Widen what there is, then make the table of templates."""
    _add("course", "", "page_url", "university_id", "university_url", "outcomes_de", "outcomes_en")
    _add("course", "5", "smallest_n", kind=sa.Integer())
    _add("course", "{}", "office_codes", kind=JSON)
    _add("student", "", "regulations", "born_in", "posting_code")
    _add("person", "", "signature", kind=sa.Text())
    _add("certificate", "achievement", "kind", kind=WORD)
    _add("certificate", "", "template", "signed_by")
    _add("certificate", "{}", "basis", kind=JSON)
    _add("handover", "", "subject", "language", "recipient", "how", "note")
    with op.batch_alter_table("course") as course:
        course.add_column(sa.Column("eqf_level", sa.Integer(), nullable=True))
    with op.batch_alter_table("student") as student:
        student.add_column(sa.Column("born_on", sa.Date(), nullable=True))
    with op.batch_alter_table("certificate") as certificate:
        certificate.alter_column("credits", existing_type=EXACT, nullable=True)
        certificate.create_check_constraint(op.f("ck_certificate_kind"), KINDS)
    op.create_table(
        "certificate_template",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("settings", JSON, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(KINDS, name=op.f("ck_certificate_template_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_template")),
        sa.UniqueConstraint("name", name=op.f("uq_certificate_template_name")),
    )


def _add(table: str, default: str, *names: str, kind: Any = TEXT) -> None:
    """Add columns that may not be empty, with the value that all rows there are begin with."""
    with op.batch_alter_table(table) as changed:
        for name in names:
            changed.add_column(sa.Column(name, kind, nullable=False, server_default=default))
    with op.batch_alter_table(table) as changed:
        for name in names:
            changed.alter_column(name, server_default=None)
