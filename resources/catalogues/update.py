"""Collect every text the program says into the German catalogue, and compile the catalogue.

Run ``.venv/bin/python resources/catalogues/update.py``, translate what it names in
``de/LC_MESSAGES/planner.po``, and run it again. It answers 0 once nothing is left to translate.

Texts are found on the syntax tree: the first argument of ``say(...)``, ``self.say(...)``,
``self._say(...)`` and ``marked(...)``, the first two of ``say.count(...)``. What ``marked_short``
marks is found twice: in full, and with the context "short". Babel's own extractor would glue the
two halves of ``say("a" if x else "b")`` together.
"""

from __future__ import annotations

import ast
import io
import string
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from planner.language import SHORT, marked, marked_short

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PO = Path(__file__).resolve().parent / "de" / "LC_MESSAGES" / "planner.po"
SPEAKERS = {"say", "_say", "self"}  # a Language says words of its own by calling itself
MARKERS = {marked.__name__, marked_short.__name__}
FULL = None  # the context of a text that is no short form
HOW = "run .venv/bin/python resources/catalogues/update.py"


def texts_in(tree: ast.AST) -> Iterator[tuple[int, str | tuple[str, str], str | None]]:
    """Yield line, text (or singular and plural) and context of everything said or marked."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        if is_count(call.func):
            match [literals(argument) for argument in call.args[:2]]:
                case [[one], [many]]:
                    yield call.lineno, (one, many), FULL
        elif called(call.func) in SPEAKERS | MARKERS and call.args:
            for text in literals(call.args[0]):
                yield call.lineno, text, FULL
                if called(call.func) == marked_short.__name__:
                    yield call.lineno, text, SHORT


def unsayable_in(tree: ast.AST) -> Iterator[int]:
    """Yield the lines on which a text is built before it is said: no catalogue can hold it."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and call.args:
            speaks = is_count(call.func) or called(call.func) in SPEAKERS | MARKERS
            if speaks and isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Dict):
                yield call.lineno


def is_count(function: ast.expr) -> bool:
    """Say whether this is the ``count`` of a Language, not that of a text or a list."""
    if isinstance(function, ast.Attribute) and function.attr == "count":
        return called(function.value) in SPEAKERS
    return False


def called(function: ast.expr) -> str:
    """Return the last name of what is called: say for both ``say`` and ``self.say``."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def literals(argument: ast.expr) -> list[str]:
    """Return the text written here, or both of ``a if x else b``; none for data said later."""
    if isinstance(argument, ast.IfExp):
        return literals(argument.body) + literals(argument.orelse)
    match argument:
        case ast.Constant(value=str(text)) if text:
            return [text]
    return []


def sources() -> Iterator[tuple[str, ast.AST]]:
    """Yield the name, from the root on, and the syntax tree of every module of the program."""
    for path in sorted((ROOT / "planner").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"), str(path))


def collected() -> Catalog:
    """Return everything the program says, without translations."""
    found = Catalog()
    for name, tree in sources():
        for _, text, context in sorted(texts_in(tree), key=lambda said: said[0]):
            found.add(text, locations=[(name, 0)], context=context)
    return found


def stored() -> Catalog:
    """Return the German catalogue as it stands on disk, or a new one."""
    if not PO.exists():
        return Catalog(
            locale="de",
            header_comment="# German texts of Course Planner.",
            project="Course Planner",
            version="1",
            msgid_bugs_address="see docs/DEVELOPING.md",
            last_translator="Course Planner contributors",
            language_team="German",
            revision_date=datetime.now(UTC),
            fuzzy=False,
        )
    with PO.open("rb") as file:
        return read_po(file, locale="de")


def merged() -> Catalog:
    """Return the stored catalogue with the texts said today; a near miss is kept as fuzzy."""
    catalogue = stored()
    catalogue.update(collected(), update_creation_date=False)
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """Return the .mo that belongs to a catalogue; the same catalogue gives the same bytes."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def complaints(catalogue: Catalog | None = None) -> list[str]:
    """Return one sentence for each text that is not, or not soundly, in the German catalogue."""
    catalogue = stored() if catalogue is None else catalogue
    said = collected()
    found = [complaint for text in said if text.id for complaint in about(text, catalogue)]
    found += [
        f"nobody says {message.id!r} any more: {HOW}"
        for message in catalogue
        if message.id and said.get(key(message), message.context) is None
    ]
    found += [
        f"{name}:{line}: a text is put together before it is said; name its facts instead"
        for name, tree in sources()
        for line in unsayable_in(tree)
    ]
    return found


def about(text: Message, catalogue: Catalog) -> list[str]:
    """Return what is wrong with the translation of one text."""
    files = ", ".join(file for file, _ in text.locations)
    name = f"{key(text)!r} ({'short, ' if text.context else ''}{files})"
    message = catalogue.get(key(text), text.context)
    if message is None or message.id != text.id:
        return [f"{name} is not in planner.po: {HOW}"]
    forms = message.string if isinstance(message.string, tuple | list) else [message.string]
    if not all(forms):
        return [f"{name} is not translated in planner.po"]
    if message.fuzzy:
        return [f"{name} is fuzzy in planner.po: check the German and take the mark off"]
    ids = message.id if isinstance(message.id, tuple | list) else [message.id]
    asked = set().union(*map(facts_of, ids))
    if any(facts_of(form or "") - {"n"} != asked - {"n"} for form in forms):
        return [f"{name} is translated with other {{facts}} than {sorted(asked)}"]
    return []


def key(message: Message) -> str:
    """Return what a message is looked up by: its text, or the singular of it."""
    return message.id[0] if isinstance(message.id, tuple | list) else message.id


def facts_of(text: str) -> set[str]:
    """Return the names in braces in a text."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"(braces that do not match)"}


def main() -> int:
    """Bring planner.po and planner.mo up to date and say what is left to translate."""
    catalogue = merged()
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalogue, width=99, include_lineno=False, ignore_obsolete=True)
    PO.with_suffix(".mo").write_bytes(compiled(stored()))
    left = complaints()
    print("\n".join([*left, f"{len(catalogue)} texts, {len(left)} to look at."]))
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
