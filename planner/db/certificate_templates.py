"""Reading the templates of certificates: the shipped ones as adjusted, then the course's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.db.reading import rows, structure
from planner.errors import PlannerError
from planner.rules.certificate_templates import SHIPPED, Template, from_settings, shipped

if TYPE_CHECKING:
    from planner.db.reading import Reader
    from planner.rules.certificate_templates import CertificateKind


@dataclass(eq=False)
class NoSuchTemplate(PlannerError):
    """A name that no template bears, or none of the kind that was asked for."""

    name: str


def templates(tx: Reader) -> tuple[Template, ...]:
    """List all templates; the shipped ones are always there, and come first."""
    found = [
        from_settings(name, kind, structure(settings))
        for name, kind, settings in rows(
            tx,
            "SELECT name, kind, settings FROM certificate_template ORDER BY position, name",
        )
    ]
    adjusted = {one.name: one for one in found}
    own = [one for one in found if not one.is_shipped]
    return (*(adjusted.get(one.name, one) for one in SHIPPED), *own)


def template(tx: Reader, name: str, kind: CertificateKind | None = None) -> Template:
    """Return a template by its name; without one, the usual of a kind. Raises NoSuchTemplate."""
    wanted = name or shipped(kind or "achievement").name
    for one in templates(tx):
        if one.name.casefold() == wanted.casefold() and kind in {None, one.kind}:
            return one
    raise NoSuchTemplate(name)
