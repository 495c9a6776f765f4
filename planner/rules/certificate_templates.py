"""Templates of certificates: which lines there are, their words and colours; two are shipped."""

from __future__ import annotations

import base64
import binascii
import re
import string
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Literal

from planner.errors import PlannerError
from planner.rules.addresses import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CertificateKind = Literal["achievement", "participation"]
KINDS: Final[tuple[CertificateKind, ...]] = ("achievement", "participation")
INK: Final = "#1d2127"
LEAST_CONTRAST: Final = 4.5  # to 1, on white paper: WCAG 2.2, 1.4.3
LONGEST_NAME: Final = 60
LONGEST_LINE: Final = 200
MOST_LINES: Final = 6  # of a letterhead
MOST_LOGO_BYTES: Final = 2_000_000
PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
TERM: Final = "term"  # what a sentence may name in braces
_COLOUR = re.compile("#[0-9a-f]{6}")


class Part(StrEnum):
    """A line or a part of a certificate that can be switched on and off, in printed order.

    What no certificate can do without is not among them: name, matriculation number, course,
    semester, credits, number and date.
    """

    UNIVERSITY = "university"
    FACULTY = "faculty"
    INSTITUTE = "institute"
    LOGO = "logo"
    PROGRAMME = "programme"
    BIRTH = "birth"
    COURSE_TYPE = "course_type"
    HOURS_PER_WEEK = "hours_per_week"
    COURSE_NUMBER = "course_number"
    MODULE = "module"
    EXAM_NUMBER = "exam_number"
    ATTEMPT = "attempt"
    LECTURERS = "lecturers"
    EXAMINER = "examiner"
    TERM_DAYS = "term_days"
    ACHIEVEMENTS = "achievements"
    PROJECT = "project"
    OUTCOMES = "outcomes"
    EQF_LEVEL = "eqf_level"
    ASSESSED_ON = "assessed_on"
    WORKLOAD = "workload"
    INSTRUCTION = "instruction"
    GRADE = "grade"
    DISTRIBUTION = "distribution"
    PLACE = "place"
    SIGNATORY = "signatory"
    STAMP = "stamp"


ASKED_FOR: Final = frozenset(
    {Part.BIRTH, Part.ATTEMPT, Part.PROJECT, Part.OUTCOMES, Part.EQF_LEVEL, Part.DISTRIBUTION}
)
OF_ACHIEVEMENT: Final = frozenset(  # what participation alone has nothing to do with
    {
        *(Part.MODULE, Part.EXAM_NUMBER, Part.ATTEMPT, Part.ACHIEVEMENTS, Part.PROJECT),
        *(Part.ASSESSED_ON, Part.WORKLOAD, Part.GRADE, Part.DISTRIBUTION, Part.EXAMINER),
    }
)


def parts_of(kind: CertificateKind) -> tuple[Part, ...]:
    """Return what a template of a kind can switch, in printed order."""
    return tuple(one for one in Part if kind == "achievement" or one not in OF_ACHIEVEMENT)


class Signature(StrEnum):
    """What stands above the signatory's name: a line to sign on, or a picture of the hand too."""

    LINE = "line"
    PICTURE = "picture"


class Wrong(StrEnum):
    """What a template can have wrong."""

    KIND = "kind"
    UNKNOWN = "unknown"  # a setting that there is not
    VALUE = "value"  # of a kind that does not belong to the setting
    FILE = "file"  # no JSON file that can be read
    PART = "part"
    LONG = "long"
    LINES = "lines"
    BRACES = "braces"
    COLOUR = "colour"
    CONTRAST = "contrast"
    LOGO = "logo"
    ADDRESS = "address"


@dataclass(eq=False)
class TemplateNameMissing(PlannerError):
    """A template needs a name."""


@dataclass(eq=False)
class BadTemplate(PlannerError):
    """A template cannot be as it is given; ``setting`` is the name of what is wrong."""

    setting: str
    wrong: Wrong
    value: str = ""


def contrast(colour: str) -> float:
    """Return the contrast of a colour ``#rrggbb`` with white, 1 to 21 (WCAG 2.2).

    >>> round(contrast("#000000")), round(contrast("#ffffff"))
    (21, 1)
    """
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def check_colour(setting: str, colour: str) -> None:
    """Make sure that text in a colour can be read on white. Raises BadTemplate."""
    if not _COLOUR.fullmatch(colour):
        raise BadTemplate(setting, Wrong.COLOUR, colour)
    if contrast(colour) < LEAST_CONTRAST:
        raise BadTemplate(setting, Wrong.CONTRAST, colour)


def _check_braces(setting: str, text: str) -> None:
    try:
        named = [field for _, field, _, _ in string.Formatter().parse(text) if field is not None]
    except ValueError:
        raise BadTemplate(setting, Wrong.BRACES, text) from None
    if any(field != TERM for field in named):
        raise BadTemplate(setting, Wrong.BRACES, text)


def _check_logo(logo: str) -> None:
    try:
        content = base64.b64decode(logo, validate=True)
    except (ValueError, binascii.Error):
        raise BadTemplate("logo", Wrong.LOGO) from None
    if content and (len(content) > MOST_LOGO_BYTES or not content.startswith(PICTURES)):
        raise BadTemplate("logo", Wrong.LOGO)


def _check_address(address: str) -> None:
    if address and not is_web_address(address):
        raise BadTemplate("verify_url", Wrong.ADDRESS, address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """How certificates of one kind look, and what they say.

    An empty text means the usual words: a heading and a sentence in the document's language, the
    university, faculty and institute as letterhead, no further words at the foot. A sentence may
    name the semester as ``{term}``. ``logo`` is base64 of a PNG or JPEG; without one the course's
    is printed. ``ink`` is the colour of the text, ``accent`` that of heading and result, both
    ``#rrggbb``. ``parts`` are those switched on, in printed order. ``second_page`` tells what was
    achieved. ``elmo``, ``qr`` and ``sign`` are electronic proof: the facts attached, a code to
    scan that leads to ``verify_url``, a signature.

    Raises TemplateNameMissing and BadTemplate.
    """

    name: str
    kind: CertificateKind = "achievement"
    heading_de: str = ""
    heading_en: str = ""
    sentence_de: str = ""
    sentence_en: str = ""
    letterhead: tuple[str, ...] = ()
    foot_de: str = ""
    foot_en: str = ""
    logo: str = ""
    ink: str = INK
    accent: str = INK
    parts: tuple[Part, ...] = ()
    second_page: bool = False
    signature: Signature = Signature.LINE
    elmo: bool = False
    qr: bool = False
    sign: bool = False
    verify_url: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise TemplateNameMissing
        if self.kind not in KINDS:
            raise BadTemplate("kind", Wrong.KIND, self.kind)
        self._check_texts()
        for setting in ("ink", "accent"):
            check_colour(setting, getattr(self, setting))
        for part in self.parts:
            if part not in parts_of(self.kind):
                raise BadTemplate("parts", Wrong.PART, part)
        object.__setattr__(self, "parts", tuple(one for one in Part if one in self.parts))
        _check_logo(self.logo)
        _check_address(self.verify_url)

    def _check_texts(self) -> None:
        if len(self.name) > LONGEST_NAME:
            raise BadTemplate("name", Wrong.LONG, str(LONGEST_NAME))
        if len(self.letterhead) > MOST_LINES:
            raise BadTemplate("letterhead", Wrong.LINES, str(MOST_LINES))
        for setting in TEXTS:
            if len(getattr(self, setting)) > LONGEST_LINE:
                raise BadTemplate(setting, Wrong.LONG, str(LONGEST_LINE))
        if any(len(line) > LONGEST_LINE for line in self.letterhead):
            raise BadTemplate("letterhead", Wrong.LONG, str(LONGEST_LINE))
        for setting in ("sentence_de", "sentence_en"):
            _check_braces(setting, getattr(self, setting))

    def has(self, part: Part) -> bool:
        """Tell whether a part is switched on."""
        return part in self.parts

    def text(self, what: Literal["heading", "sentence", "foot"], code: Literal["de", "en"]) -> str:
        """Return the template's own words in a language; "" where the usual ones are meant."""
        return str(getattr(self, f"{what}_{code}")).strip()

    @property
    def is_shipped(self) -> bool:
        """Whether it bears the name of one that is always there."""
        return self.name in {one.name for one in SHIPPED}


TEXTS: Final = ("heading_de", "heading_en", "sentence_de", "sentence_en", "foot_de", "foot_en")


def _usual(kind: CertificateKind) -> Template:
    parts = tuple(part for part in parts_of(kind) if part not in ASKED_FOR)
    return Template(name=kind, kind=kind, parts=parts)


SHIPPED: Final = tuple(map(_usual, KINDS))
ACHIEVEMENT, PARTICIPATION = SHIPPED
_SETTINGS: Final = {one.name: one for one in fields(Template) if one.name not in {"name", "kind"}}


def shipped(kind: CertificateKind) -> Template:
    """Return the template of a kind as it is shipped."""
    return ACHIEVEMENT if kind == "achievement" else PARTICIPATION


def settings_of(template: Template) -> dict[str, Any]:
    """Put a template down as plain JSON, without its name and kind."""
    said = {name: getattr(template, name) for name in _SETTINGS}
    lists = {name: [str(one) for one in said[name]] for name in ("letterhead", "parts")}
    return said | lists | {"signature": str(template.signature)}


def as_json(template: Template) -> dict[str, Any]:
    """Put a whole template down as plain JSON, for a file."""
    return {"name": template.name, "kind": template.kind} | settings_of(template)


def from_settings(
    name: str, kind: CertificateKind, settings: Mapping[str, Any], *, strict: bool = False
) -> Template:
    """Read a template from plain JSON; what is not said is as shipped.

    With ``strict`` a setting that is not known is refused, else it is passed over: a newer program
    may have written it. Raises TemplateNameMissing and BadTemplate.
    """
    if kind not in KINDS:
        raise BadTemplate("kind", Wrong.KIND, str(kind))
    said: dict[str, Any] = {}
    for setting, value in settings.items():
        if setting in _SETTINGS:
            said[setting] = _read(setting, value)
        elif strict:
            raise BadTemplate(setting, Wrong.UNKNOWN)
    return replace(shipped(kind), name=name, **said)


def from_json(said: object, *, strict: bool = True) -> Template:
    """Read a whole template from plain JSON, as a file holds it; raises as from_settings."""
    if not isinstance(said, dict):
        raise BadTemplate("", Wrong.VALUE)
    settings = {
        setting: value for setting, value in said.items() if setting not in {"name", "kind"}
    }
    name = said.get("name", "")
    if not isinstance(name, str):
        raise BadTemplate("name", Wrong.VALUE)
    return from_settings(name, said.get("kind", KINDS[0]), settings, strict=strict)


def _read(setting: str, value: object) -> Any:
    """Read one setting from JSON; raise BadTemplate where it is of another kind."""
    usual = getattr(ACHIEVEMENT, setting)
    if setting == "parts":
        return tuple(_part(one) for one in _texts(setting, value))
    if setting == "letterhead":
        return tuple(_texts(setting, value))
    if setting == "signature":
        if value not in set(Signature):
            raise BadTemplate(setting, Wrong.VALUE, str(value))
        return Signature(str(value))
    if type(value) is not type(usual):
        raise BadTemplate(setting, Wrong.VALUE, str(value))
    return value


def _part(word: str) -> Part:
    if word not in set(Part):
        raise BadTemplate("parts", Wrong.PART, word)
    return Part(word)


def _texts(setting: str, value: object) -> Iterable[str]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(one, str) for one in value):
        raise BadTemplate(setting, Wrong.VALUE)
    return value
