"""What is odd about an outside file, and why one cannot be read or written, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.csv_cells import LettersLost, QuotesLeftOpen
from planner.exchange.files_in import GuessedEncoding, UnreadableFile, Why
from planner.exchange.public_holidays import NoSuchRegion
from planner.exchange.whole_file import CannotWrite, WhyNot
from planner.language import marked
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.language import Language

UNREADABLE = {
    Why.ABSENT: marked("There is no file “{name}”. Check the name and the folder."),
    Why.FOLDER: marked("“{name}” is a folder. Choose a file inside it."),
    Why.NO_FILE: marked("“{name}” is a pipe or a device. Save what it holds as a file."),
    Why.NOT_PERMITTED: marked(
        "“{name}” may not be read by you. Ask for the right to, or copy it."
    ),
    Why.DEVICE: marked("“{name}” could not be read: the disk or the network folder failed."),
    Why.EMPTY: marked("“{name}” is empty."),
    Why.TOO_BIG: marked("“{name}” is far larger than such a file can be, so it was not read."),
    Why.BINARY: marked("“{name}” is no text file. Save it as text (UTF-8) and try again."),
    Why.DAMAGED: marked("“{name}” is damaged, or not what its ending says. Save it once more."),
    Why.ENCRYPTED: marked("“{name}” is locked with a password. Save it without one."),
    Why.UNSAFE: marked("“{name}” is built to swell when it is opened, so it was not read."),
    Why.NO_TABLE: marked("“{name}” holds no table with a heading row."),
}
UNWRITABLE = {
    WhyNot.NO_FOLDER: marked("“{name}” cannot be written: there is no folder “{folder}”."),
    WhyNot.IS_FOLDER: marked("“{name}” is a folder. Give the file another name."),
    WhyNot.NOT_PERMITTED: marked(
        "“{name}” cannot be written in “{folder}”: you may not, or another program has it open."
    ),
    WhyNot.CLOSED_FOLDER: marked(
        "“{name}” takes no files: you may not write into this folder. Choose another."
    ),
    WhyNot.FULL: marked("“{name}” cannot be written: the disk is full."),
    WhyNot.NAME: marked("“{name}” is no name that a file can have in “{folder}”."),
    WhyNot.DEVICE: marked("“{name}” cannot be written: the disk or the network folder failed."),
}


@worded.register(UnreadableFile)
def _(fact: UnreadableFile, say: Language) -> str:
    return say(UNREADABLE[fact.why], name=fact.name)


@worded.register(GuessedEncoding)
def _(fact: GuessedEncoding, say: Language) -> str:
    return say(
        "The file is not in UTF-8; it was read as {encoding}. Check names with accents.",
        encoding=fact.encoding,
    )


@worded.register(CannotWrite)
def _(fact: CannotWrite, say: Language) -> str:
    return say(UNWRITABLE[fact.why], name=fact.name, folder=fact.folder)


@worded.register(NoSuchRegion)
def _(fact: NoSuchRegion, say: Language) -> str:
    return say(
        "There is no region “{region}”. Some that there are: {known}.",
        region=fact.region,
        known=", ".join(fact.known),
    )


@worded.register(QuotesLeftOpen)
def _(fact: QuotesLeftOpen, say: Language) -> str:
    return say(
        "“{name}”, row {row}: a quotation mark is never closed, so nobody can tell where the cells"
        " end. Download the file once more.",
        name=fact.name,
        row=fact.row,
    )


@worded.register(LettersLost)
def _(fact: LettersLost, say: Language) -> str:
    return say(
        "“{text}” has letters that the file cannot hold: it is written in {encoding}.",
        text=fact.text,
        encoding=fact.encoding,
    )
