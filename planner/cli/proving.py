"""What export does for electronic proof: the key, ELMO into a folder, the page to check codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.opened import reading
from planner.exchange.files_in import read_bytes
from planner.exchange.many_files import check_folder, try_folder
from planner.exchange.signing_key import open_key
from planner.exchange.verify_page import verify_page
from planner.exchange.whole_file import check_writable, write_whole
from planner.jobs.elmo import Elmo
from planner.jobs.proof_page import signers
from planner.wording.signing import expiring

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell
    from planner.exchange.signing_key import SigningKey
    from planner.language import Language

SIGNED = ("certificates", "verify-page")  # the documents that take a key
LONGEST = 10_000  # bytes of a file with a passphrase


def against_key(options: Namespace, say: Language) -> str:
    """Say why the options of signing do not go with a document; "" if they do."""
    if options.sign is None and options.passphrase_file is None:
        return ""
    if options.kind in SIGNED and options.sign is not None:
        return ""
    return say("--sign is for certificates and verify-page; --passphrase-file goes with it.")


def key_of(shell: Shell, options: Namespace) -> SigningKey | None:
    """Open the key that was named, before anything is issued; warn if it ends soon.

    The passphrase is the first line of its file; it is neither kept nor said. Raises KeyUnusable
    and UnreadableFile.
    """
    if options.sign is None:
        return None
    passphrase = ""
    if options.passphrase_file is not None:
        content = read_bytes(options.passphrase_file, largest=LONGEST)
        passphrase = content.decode(errors="replace").splitlines()[0]
    key = open_key(options.sign, passphrase, shell.today)
    if warning := expiring(key, shell.say):
        shell.note(warning)
    return key


def write_elmo(shell: Shell, options: Namespace) -> None:
    """Write one file for each certificate and decision; a dry run only tells which."""
    if shell.dry_run:
        check_folder(options.out)
    else:
        try_folder(options.out)
    written, elmo = [], Elmo()
    with reading(options.file) as store:
        for one in elmo.files(store, shell.today):
            if not shell.dry_run:
                write_whole(options.out / one.name, one.content)
            written.append(one.name)
    lines = [str(options.out / name) for name in written]
    if elmo.left_out:
        names = shell.say.listed(elmo.left_out)
        lines.append(shell.say("Left out, because withdrawn: {names}", names=names))
    lines.append(shell.say("ELMO is unsigned: an EMREX signature is the university's to give."))
    shell.answer({"written": written, "left_out": elmo.left_out, "signed": False}, lines)


def write_page(shell: Shell, options: Namespace) -> None:
    """Write the page with the keys of those who signed in this course, and the one named."""
    key = key_of(shell, options)
    with reading(options.file) as store:
        known = signers(store, key)
    if shell.dry_run:
        check_writable(options.out)
    else:
        write_whole(options.out, verify_page(known))
    names = [one.name for one in known]
    lines = [str(options.out), shell.say("Keys: {names}", names=", ".join(names))]
    shell.answer({"written": [options.out.name], "signers": names}, lines)
