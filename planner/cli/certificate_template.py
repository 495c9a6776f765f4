"""The command template: list templates of certificates, take them out as files, and back in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.cli.opened import changing, reading
from planner.commands import certificate_templates as commands
from planner.db.certificate_templates import template, templates
from planner.db.journal import Title
from planner.exchange.whole_file import write_whole
from planner.rules.certificate_templates import BadTemplate, Wrong, as_json, from_json
from planner.wording.certificate_templates import STEPS, template_name

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell
    from planner.language import Language
    from planner.rules.certificate_templates import Template

NEEDS_NEW = {"export", "copy", "rename"}


def run(shell: Shell, options: Namespace) -> int:
    """Do one thing with the templates, each change one step."""
    if (options.verb != "list" and not options.name) or (
        options.verb in NEEDS_NEW and not options.new
    ):
        shell.note(shell.say("This needs the name of a template, and where to or which new name."))
        return 2
    if options.verb in {"list", "export"}:
        with reading(options.file) as store:
            found = store.read(templates)
            one = store.read(template, options.name) if options.name else None
        if options.verb == "export" and one:
            content = json.dumps(as_json(one), ensure_ascii=False, indent=2)
            write_whole(Path(options.new), f"{content}\n".encode())
            found = (one,)
    else:
        with changing(shell, options.file) as store:
            name, work = _wish(options)
            store.change(Title.of(STEPS[options.verb], template=name), work)
            found = store.read(templates)
    shell.answer(
        {"templates": [as_json(one) for one in found]},
        [_line(one, shell.say) for one in found],
    )
    return 0


def _line(one: Template, say: Language) -> str:
    """Name a template as commands take it; a shipped one is called otherwise in the window."""
    spoken = template_name(one, say)
    return one.name if spoken == one.name else f"{one.name} ({spoken})"


def _wish(options: Namespace) -> tuple[str, Any]:
    """Return which template is changed, and how."""
    name, new = options.name, options.new
    if options.verb == "import":
        taken = _read(Path(name))
        return taken.name, lambda tx: commands.set_template(tx, taken)
    doing = {
        "copy": lambda tx: commands.copy_template(tx, name, new),
        "rename": lambda tx: commands.rename_template(tx, name, new),
        "delete": lambda tx: commands.delete_template(tx, name),
        "reset": lambda tx: commands.back_to_shipped(tx, name),
    }
    return name, doing[options.verb]


def _read(path: Path) -> Any:
    """Read a template from a JSON file; raise BadTemplate where it is none."""
    try:
        said = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as why:
        raise BadTemplate(path.name, Wrong.FILE) from why
    return from_json(said)
