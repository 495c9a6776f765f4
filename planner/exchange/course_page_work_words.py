"""The words for kinds of work, in six languages: what a requirement may call an item."""

from __future__ import annotations

import re

from planner.rules.credits import ItemKind

_COUNTED = r"(?:exercise|homework|assignment|problem|programming|written|weekly)s?"
KEYWORDS = {  # in this order: an "exam on the project" is an exam, a "poster talk" a poster
    ItemKind.HOMEWORK: (
        rf"home-?works?|assignments?|{_COUNTED} sheets?|problem sets?|psets?|exercises?"
        r"|worksheets?|tasks?|übungs\w*|übungen|hausaufgaben?|hausübungen|aufgabenbl\w+"
        r"|arbeitsbl\w+|devoirs?|exercices?|travaux (?:dirigés|pratiques)|tareas?|deberes"
        r"|ejercicios?|exercícios?|tarefas?|trabalhos de casa|compit[io]|eserciz[io]"
        r"|esercitazion[ei]"
    ),
    ItemKind.POSTER: r"posters?\w*|p[óô]ster(?:es|s)?|affiches?",
    ItemKind.EXAM: (
        r"exams?|examinations?|mid-?terms?|tests?|\w*klausur(?:en)?|\w*prüfung(?:en)?|quiz(?:zes)?"
        r"|examens?|partiels?|contrôles?|épreuves?|exámenes|parcial(?:es)?|certámenes|certamen"
        r"|pruebas?|provas?|exames?|testes?|esam[ei]|prov[ae]|colloqui(?:o)?"
    ),
    ItemKind.PRESENTATION: (
        r"presentations?|talks?|\w*referat(?:e|en|s)?|\w*vortr[aä]g\w*|\w*präsentation(?:en)?"
        r"|présentations?|exposés?|presentación|presentaciones|exposición|exposiciones|ponencias?"
        r"|apresentação|apresentações|seminários?|seminarios?|presentazion[ei]"
        r"|relazion[ei] oral[ei]"
    ),
    ItemKind.PROJECT: (
        r"projects?|\w*projekt(?:e|s|arbeit\w*)?|projets?|proyectos?|projectos?|projetos?"
        r"|progett[io]"
    ),
    ItemKind.PARTICIPATION: (
        r"participat\w+|attend\w*|presence|\w*teilnahme|teilnehmen|mitarbeit|anwesenheit\w*"
        r"|assiduité|présence|participación|asistencia|participação|presença|frequência"
        r"|participer|participar|partecipare|assiduidade|partecipazione|frequenza|presenza"
    ),
}
KINDS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in KEYWORDS.items()}
_ADJECTIVE = (
    r"active|regular|aktive[nr]?|regelmäßige[nr]?|class|mandatory|regelmäßig|erfolgreiche|full"
    r"|the|die|la|le|l|une?|una|uma|a|assidue|activa|ativa|attiva"
)
TAKING_PART = re.compile(
    rf"\W*(?:(?:{_ADJECTIVE})\W+(?:(?:and|und|et|y|e)\W+\w+\W+)?)*"
    rf"(?:{KEYWORDS[ItemKind.PARTICIPATION]})\b",
    re.IGNORECASE,
)
OUTLINE = re.compile(r"\bexposés?\b", re.IGNORECASE)  # in German no talk, but a plan of a paper
_NAMES = {  # titles, English and German
    ("Essay", "Essay"): r"essays?|ensayos?|ensaios?|sagg(?:io|i)|dissertations?",
    ("Term paper", "Hausarbeit"): (
        r"(?:term|seminar|research|final|course)[- ]papers?|\w*hausarbeit(?:en)?|seminararbeit"
        r"|dossier|travail (?:écrit|final|de session)|mémoire|trabajo (?:final|escrito|de curso)"
        r"|trabalho (?:final|escrito)|monografia|monografía|artigo|elaborat[io]|tesina"
    ),
    ("Report", "Bericht"): (
        r"(?:project )?reports?|\w*berichte?|rapports?|informes?|relatórios?|relazion[ei]"
    ),
    ("Minutes", "Protokoll"): r"minutes|protokolle?",
    ("Portfolio", "Portfolio"): r"port(?:folios?|afolios?)|portef(?:olio|euille)s?",
    ("Peer review", "Peer-Review"): r"peer[- ]?reviews?",
    ("Reading response", "Lektürenotiz"): (
        r"(?:reading|reaction|response) (?:papers?|responses?|notes?)|fiches? de lecture"
        r"|lesekarten?|lektürenotizen|reseñas?|resenhas?|recension[ei]"
    ),
    ("Summary", "Zusammenfassung"): (
        r"summar(?:y|ies)|zusammenfassung(?:en)?|résumés?|res[úu]men(?:es)?|resumos?|riassunt[io]"
    ),
    ("Handout", "Thesenpapier"): r"handouts?|thesenpapiere?",
}
NAMED = {  # kinds of work that are *other*, but well known
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE): names for names, words in _NAMES.items()
}
PLAN_OF_PAPER = ("Outline", "Exposé")
_WORDS_FOR = (  # one and its forms, two and its forms, …
    "one ein eine un une una uno um uma",
    "two zwei deux dos dois duas due",
    "three drei trois tres três tre",
    "four vier quatre cuatro quatro quattro",
    "five fünf cinq cinco cinque",
    "six sechs seis sei",
    "seven sieben sept siete sete sette",
    "eight acht huit ocho oito otto",
    "nine neun neuf nueve nove",
    "ten zehn dix diez dez dieci",
    "eleven elf onze once undici",
    "twelve zwölf douze doce doze dodici",
)
SPELT = {word: n for n, words in enumerate(_WORDS_FOR, start=1) for word in words.split()}
