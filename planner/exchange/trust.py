"""Whether a signer's certificate leads to a root that this computer trusts, without a network."""
# ruff: noqa: PLC0415 - pyHanko's validator is slow to import, and hardly anybody verifies

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from planner.exchange.signed_pdf import Examined


class Chain(StrEnum):
    """How far the way from a signer's certificate to a root is known."""

    SELF_SIGNED = "self_signed"  # it vouches for itself
    UNKNOWN = "unknown"  # its issuer is unknown to this computer
    KNOWN = "known"  # a root that this computer trusts vouches for it


@dataclass(frozen=True, slots=True)
class Trust:
    """What was found; ``root`` is the name of a known root. Revocation is never asked for."""

    chain: Chain
    root: str = ""


def trust_in(found: Examined, moment: datetime) -> Trust:
    """Find the way from the signer of an examined file to a root, as of a moment."""
    assert found.holder is not None
    if found.holder.self_signed:
        return Trust(Chain.SELF_SIGNED)
    return _path(found.holder.certificate, found.others, roots(), moment)


def roots() -> tuple[bytes, ...]:
    """Return the root certificates that this computer trusts (DER)."""
    return tuple(ssl.create_default_context().get_ca_certs(binary_form=True))


def _path(
    certificate: bytes, others: Iterable[bytes], known: Iterable[bytes], moment: datetime
) -> Trust:
    from asn1crypto.x509 import Certificate
    from pyhanko_certvalidator import CertificateValidator, ValidationContext
    from pyhanko_certvalidator.errors import (
        PathBuildingError,
        PathError,
        ValidationError,
    )

    context = ValidationContext(
        trust_roots=[Certificate.load(one) for one in known],
        other_certs=[Certificate.load(one) for one in others],
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    validator = CertificateValidator(
        Certificate.load(certificate),
        intermediate_certs=[Certificate.load(one) for one in others],
        validation_context=context,
    )
    try:
        path = asyncio.run(validator.async_validate_path())
    except (PathBuildingError, PathError, ValidationError, ValueError):
        return Trust(Chain.UNKNOWN)
    subject = path.first.subject.native
    return Trust(Chain.KNOWN, str(subject.get("common_name") or path.first.subject.human_friendly))
