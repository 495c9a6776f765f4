"""What one can do with the templates of certificates. Each function is one step.

Certificates that were issued stay as they are: each keeps the template it was made by.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from planner.db.certificate_templates import NoSuchTemplate, template, templates
from planner.db.ids import new_id
from planner.db.result_tables import CertificateTemplate
from planner.errors import PlannerError
from planner.rules.certificate_templates import settings_of, shipped

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.rules.certificate_templates import Template


@dataclass(eq=False)
class TemplateNameTaken(PlannerError):
    """Two templates would have one name."""

    name: str


@dataclass(eq=False)
class TemplateIsShipped(PlannerError):
    """A shipped template is adjusted or set back; it is not renamed, deleted, or of another kind.

    So whoever asks for the usual certificate always finds one.
    """

    name: str


def set_template(tx: Session, wanted: Template) -> None:
    """Enter a template, in place of the one that bears its name if there is one.

    Raises TemplateIsShipped where a shipped one would become one of another kind, and
    TemplateNameTaken where another name differs in capitals alone.
    """
    _free(tx, wanted.name, but=wanted.name)
    if wanted.is_shipped and wanted.kind != wanted.name:
        raise TemplateIsShipped(wanted.name)
    row = _row(tx, wanted.name)
    if row is None:
        _add(tx, wanted)
    else:
        row.kind, row.settings = wanted.kind, settings_of(wanted)


def copy_template(tx: Session, name: str, new: str) -> Template:
    """Enter a template of its own that is as another one. Raises as rename_template does."""
    copied = replace(template(tx, name), name=_free(tx, new))
    _add(tx, copied)
    return copied


def rename_template(tx: Session, name: str, new: str) -> None:
    """Give a template another name.

    Raises NoSuchTemplate, TemplateIsShipped, TemplateNameTaken, TemplateNameMissing, BadTemplate.
    """
    row = _own(tx, name)
    renamed = replace(template(tx, name), name=_free(tx, new, but=row.name))
    row.name = renamed.name


def delete_template(tx: Session, name: str) -> None:
    """Forget a template of one's own. Raises NoSuchTemplate and TemplateIsShipped."""
    tx.delete(_own(tx, name))


def back_to_shipped(tx: Session, name: str) -> None:
    """Let a template be as the shipped one of its kind. Raises NoSuchTemplate."""
    found = template(tx, name)
    row = _row(tx, found.name)
    if row is None:
        return
    if found.is_shipped:
        tx.delete(row)
    else:
        row.settings = settings_of(shipped(found.kind))


def _add(tx: Session, wanted: Template) -> None:
    last = tx.scalar(select(func.max(CertificateTemplate.position)))
    row = CertificateTemplate(
        id=new_id(),
        name=wanted.name,
        kind=wanted.kind,
        settings=settings_of(wanted),
        position=0 if last is None else last + 1,
    )
    tx.add(row)


def _row(tx: Session, name: str) -> CertificateTemplate | None:
    return tx.scalars(
        select(CertificateTemplate).where(CertificateTemplate.name == name)
    ).one_or_none()


def _own(tx: Session, name: str) -> CertificateTemplate:
    found = template(tx, name)
    if found.is_shipped:
        raise TemplateIsShipped(found.name)
    row = _row(tx, found.name)
    if row is None:
        raise NoSuchTemplate(name)
    return row


def _free(tx: Session, name: str, *, but: str = "") -> str:
    name = name.strip()
    taken = {one.name.casefold() for one in templates(tx) if one.name != but}
    if name.casefold() in taken:
        raise TemplateNameTaken(name)
    return name
