"""What all tables share: ids, named constraints, exact numbers, enumerations as plain words."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, override

from sqlalchemy import JSON, CheckConstraint, DateTime, Enum, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from planner.db.ids import new_id

if TYPE_CHECKING:
    from enum import StrEnum

    from sqlalchemy import Dialect

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """All tables; constraints are named so that later migrations can find them."""

    metadata = MetaData(naming_convention=NAMES)


class Exact(TypeDecorator[Decimal]):
    """An exact decimal, kept as text: SQLite has no decimals and a float would change them."""

    impl = String(24)
    cache_ok = True

    @property
    @override
    def python_type(self) -> type[Decimal]:
        return Decimal

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else f"{value:f}"

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Moment(TypeDecorator[datetime]):
    """A moment, kept as UTC without its zone and given back with it."""

    impl = DateTime
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def word_of(kind: type[StrEnum], length: int = 16) -> Enum:
    """Return a column type that stores an enumeration by its word, as files and JSON say it."""
    return Enum(
        kind,
        native_enum=False,
        length=length,
        values_callable=lambda members: [member.value for member in members],
    )


class Row(Base):
    """A row of the course: known by an id that no copy of the file shares by accident."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(String(24), primary_key=True, default=new_id)


def one_of(column: str, kind: type[StrEnum]) -> CheckConstraint:
    """Keep a column to the words of an enumeration."""
    words = ", ".join(f"'{member.value}'" for member in kind)
    return CheckConstraint(f"{column} IN ({words})", name=column)


PlainJson = JSON(none_as_null=True)
