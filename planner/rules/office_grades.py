"""Grades as the examination office's lists write them: 1.7, "1,7" or 170, or a code."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from planner.rules.credits import Outcome
from planner.rules.office_codes import code_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NOTHING: Final = frozenset({"", "-", "–", "—"})  # what a cell says that says nothing
_NUMBER: Final = re.compile(r"[0-9]{1,3}(?:[.,][0-9]+)?", re.ASCII)
_LEAST_HUNDREDTHS: Final = 100
_NO_GRADE_ABOVE: Final = 6


class System(StrEnum):
    """The programs of examination offices whose lists are known, by the names they go by."""

    HISINONE = "HISinOne"
    HISQIS = "HISQIS"
    CAMPUSONLINE = "CAMPUSonline"


class Form(StrEnum):
    """How a list writes 1,7."""

    COMMA = "comma"  # 1,7
    POINT = "point"  # 1.7, and every number in a cell of a workbook
    HUNDREDTHS = "hundredths"  # 170


@dataclass(frozen=True, slots=True)
class Style:
    """How a list writes its grades; ``as_text`` is asked of a workbook alone."""

    form: Form
    as_text: bool


USUAL: Final[Mapping[System, Style]] = {  # of a list in which no grade stands yet
    System.HISINONE: Style(Form.POINT, as_text=False),
    System.HISQIS: Style(Form.HUNDREDTHS, as_text=False),
    System.CAMPUSONLINE: Style(Form.POINT, as_text=True),
}


def says_nothing(text: str) -> bool:
    """Tell whether a cell makes no statement: blank, or a lone dash."""
    return text.strip() in NOTHING


def grade_in(text: str) -> Decimal | None:
    """Read a grade off a cell; None for a code and for everything else.

    A number from 100 on is hundredths, one below 6 the grade itself, with comma or point.

    >>> [str(grade_in(text)) for text in ("130", "1,3", "5", "2.70", "NB", "42", "++")]
    ['1.3', '1.3', '5.0', '2.7', 'None', 'None', 'None']
    """
    plain = text.strip()
    if not _NUMBER.fullmatch(plain):
        return None
    number = Decimal(plain.replace(",", "."))
    if number >= _LEAST_HUNDREDTHS:
        number /= 100
    if not number or number >= _NO_GRADE_ABOVE:
        return None
    tenths = number.quantize(Decimal("0.1"))
    return tenths if tenths == number else number


def says_same(there: str, wanted: str) -> bool:
    """Tell whether two cells say the same: one grade however it is written, or one code.

    >>> says_same("1,70", "170"), says_same("nb", "NB"), says_same("1,3", "1.7")
    (True, True, False)
    """
    grade = grade_in(there)
    if grade is not None:
        return grade == grade_in(wanted)
    return there.strip().casefold() == wanted.strip().casefold()


def style_of(cells: Iterable[tuple[str, bool]], usual: Style) -> Style:
    """Say how a list writes grades, from those that stand in it: what most of them do.

    A cell is what it says and whether it is text. A whole number tells nothing of comma or
    point. Where no grade stands, or two ways are as frequent, it is the usual one.

    >>> style_of([("1,3", True), ("NB", True)], USUAL[System.HISINONE]).form.value
    'comma'
    """
    forms, texts = Counter[Form](), Counter[bool]()
    for text, as_text in cells:
        if grade_in(text) is None:
            continue
        texts[as_text] += 1
        form = _form(text.strip())
        if form is not None:
            forms[form] += 1
    form = _most(forms, usual.form)
    return Style(form, as_text=_most(texts, usual.as_text))


def written(grade: Decimal, style: Style) -> str:
    """Write a grade as a list does.

    >>> written(Decimal("1.7"), Style(Form.HUNDREDTHS, as_text=False))
    '170'
    """
    if style.form is Form.HUNDREDTHS:
        return str(int(grade * 100))
    plain = f"{grade:.1f}"
    return plain.replace(".", ",") if style.form is Form.COMMA and style.as_text else plain


def cell_of(
    outcome: Outcome, grade: Decimal | None, style: Style, codes: Mapping[str, str]
) -> str:
    """Return what belongs into a grade cell, "" where there is no code for it.

    A grade is written as one. Not appearing, withdrawing and deception are told by their code,
    and deception by its 5,0 where it has none; so is what passes or fails without a grade.

    >>> cell_of(Outcome.FAILED, None, USUAL[System.HISINONE], {"failed": "NB"})
    'NB'
    """
    if grade is not None and outcome in {Outcome.PASSED, Outcome.FAILED}:
        return written(grade, style)
    code = code_of(codes, outcome, grade)
    return code if code or grade is None else written(grade, style)


def _form(text: str) -> Form | None:
    if "," in text or "." in text:
        return Form.COMMA if "," in text else Form.POINT
    return Form.HUNDREDTHS if len(text) > 1 else None


def _most[T](counted: Counter[T], usual: T) -> T:
    first, second = [*counted.most_common(2), (usual, 0), (usual, 0)][:2]
    return first[0] if first[1] > second[1] else usual
