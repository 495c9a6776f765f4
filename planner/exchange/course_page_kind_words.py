"""The words in six languages that tell what a row of a schedule is, as patterns."""

from __future__ import annotations

from planner.rules.plan import Kind

_NUMBER = r"(?: ?(?:n[°.ºo]? ?|nr\.? ?|#)?(?:\d{1,2}|i{1,3}|iv|[a-d]|[a-z]{1,2}\d))?"
BREAKS = (
    r"(?:(?:christmas|xmas|winter|new year'?s?|easter|whitsun|whitsuntide|pentecost|spring|summer"
    r"|autumn|fall|semester|academic|mid-?(?:term|semester)|term|lecture|reading|teaching"
    r"|thanksgiving"
    r"|study"
    r"|holiday|fall classes|inter-?session)[ -]?"
    r"(?:break|holidays|vacations?|recess|week|pause|period))"
    r"|(?:reading|study|flex|wellness|rest) days?|break|recess|vacations?|holidays"
    r"|(?:weihnachts|winter|neujahrs|oster|pfingst|semester|herbst|fasnachts|faschings|karnevals"
    r"|sommer|frühjahrs)-?(?:pause|ferien|unterbrechung|woche)|weihnachten|ferien|pause"
    r"|vorlesungsfreie (?:zeit|woche)"
    # French
    r"|vacances(?: .*)?|(?:semaine de )?(?:relâche|repos|pause)(?: .*)?|semaine de (?:lecture"
    r"|congé)"
    r"|congés?(?: (?:de|d'|universitaire|scolaire).*)?|interruption(?: pédagogique| des cours)?"
    # Spanish, Portuguese
    r"|vacaciones(?: .*)?|recess?o(?: .*)?|semana (?:santa|de receso|de descanso)|descanso"
    r"|férias(?: .*)?"
    # Italian
    r"|vacanze(?: .*)?|pausa(?: .*)?|sospensione(?: (?:natalizia|pasquale|invernale))"
)
HOLIDAYS = (
    r"(?:(?:public|bank|national|federal|legal|official|university|state)[ -])?holiday|feiertag"
    r"|gesetzlicher feiertag|all saints'?(?: day)?|all hallows'?(?: day)?|allerheiligen"
    r"|reformation day|reformationstag|(?:day of )?german unity(?: day)?|tag der deutschen einheit"
    r"|epiphany|heilige drei könige|dreikönigstag|labou?r day|tag der arbeit|may day|maifeiertag"
    r"|ascension(?: day)?|(?:christi )?himmelfahrt|whit monday|pentecost(?: monday)?|pfingstmontag"
    r"|corpus christi|fronleichnam|good friday|karfreitag|easter monday|ostermontag|pfingsten"
    r"|buß- und bettag|repentance day|mariä himmelfahrt|new year'?s(?: day| eve)?|neujahr|ostern"
    r"|easter|christmas(?: day| eve)?|thanksgiving(?: day)?|veteran'?s'? day|memorial day"
    r"|juneteenth"
    r"|(?:martin luther king|m\.?l\.?k\.?)(?:,? jr\.?)?(?: (?:day|holiday))*|president'?s'? day"
    r"|columbus day|indigenous people'?s'? day|independence day|patriots'? day|canada day"
    r"|victoria day|king's day|constitution day|liberation day|rosh hashanah|yom kippur"
    r"|nationalfeiertag|mariä empfängnis|rosenmontag|frauentag"
    # French
    r"|(?:jour )?férié(?: .*)?|fête (?:nationale|du travail|dieu)|toussaint|armistice"
    r"|lundi de (?:pâques"
    r"|pentecôte)|vendredi saint|noël|pâques|pentecôte|action de grâces?|jour de l'an"
    r"|fête des patriotes"
    # Spanish, Portuguese
    r"|(?:día )?(?:feriado|festivo|inhábil)(?: .*)?|fiesta (?:nacional|local)(?: .*)?|(?:jueves"
    r"|viernes) santo"
    r"|día de (?:la hispanidad|todos los santos|la constitución|la inmaculada|muertos"
    r"|la independencia"
    r"|la memoria|la raza|los muertos|la madre|canarias|andalucía)(?: .*)?|día del (?:trabajo"
    r"|trabajador)"
    r"|carnaval|finados|tiradentes|(?:dia da )?(?:independência|consciência negra)(?: .*)?|páscoa"
    r"|proclamação da república|nossa senhora aparecida|sexta-feira santa|paixão de cristo"
    r"|dia do (?:trabalho|trabalhador)|ponto facultativo|dia d[eoa] (?:finados|professor)"
    # Italian
    r"|(?:giorno )?festivo|festività?(?: .*)?|ognissanti"
    r"|(?:festa dell')?immacolata(?: concezione)?"
    r"|(?:festa della )?liberazione|festa (?:del lavoro|dei lavoratori|della repubblica)|pasquetta"
    r"|pasqua|epifania|natale|santo patrono"
)
_NO_EN = (
    r"no (?:[a-z]{1,12} )?(?:class(?:es)?|sessions?|lectures?|meetings?|seminars?|course|teaching"
    r"|school|labs?|tutorials?|sections?|recitations?)"
)
NO_CLASS = (
    rf"{_NO_EN}\b.*|(?:class(?:es)?|session|lecture|seminar|course|lab)?(?: is"
    rf"| are)? ?cancell?ed\b.*"
    r"|(?:university|campus) closed\b.*|day off"
    r"|keine? (?:[a-zäöü]{1,14} )?(?:sitzung|seminar|veranstaltung|lehrveranstaltung|kurs"
    r"|unterricht"
    r"|termin|vorlesung|übung|lehre)\b.*|kein(?:en)? (?:kurs|unterricht|termin)\b.*"
    r"|(?:(?:die |der |das )?(?:sitzung|seminar|termin|vorlesung|veranstaltung|übung|kurs) )?"
    r"(?:entfällt|fällt aus|ausfall|findet nicht statt|abgesagt)\b.*"
    r"|vorlesungsfrei|unterrichtsfrei|lehrveranstaltungsfrei|dies academicus\b.*"
    # French
    r"|pas (?:de |d')(?:cours|séance|classe|cm|td|tp|réunion)\b.*|aucun (?:cours|séance)\b.*"
    r"|(?:(?:cours|séance) )?(?:annulé|supprimé|suspendu)e?s?\b.*|banalisée?"
    # Spanish
    r"|(?:no (?:hay|hubo|habrá|tenemos|se dicta|tendremos)|sin) (?:clases?|sesión|teoría"
    r"|actividad(?:es)?)\b.*"
    r"|(?:clases? |sesión )?(?:suspendid|cancelad)as?\b.*|suspensión (?:de|por)\b.*|asueto\b.*"
    r"|no lectivo"
    # Portuguese
    r"|(?:não (?:haverá|há|houve|teremos|tem)|sem) (?:aula|encontro|atividade)s?\b.*"
    r"|aulas? (?:cancelada|suspensa)s?\b.*"
    r"|suspensão (?:de|das?|por)\b.*|(?:dia )?não letivo"
    # Italian
    r"|(?:niente|nessuna|no|non c'è|non ci sarà) lezion[ei]\b.*"
    r"|(?:lezion[ei] )?(?:annullat|sospes|cancellat|rinviat)[ae]\b.*"
    r"|sospensione (?:d[ie]\w*'? ?)?(?:lezioni|attività|didattica)?\b.*"
)
NO_CLASS_ASIDE = (  # what may stand behind something else; "(no lecture notes)" does not
    rf"{_NO_EN}(?: (?:today|this week|meeting|held))?|cancell?ed|entfällt|fällt aus"
    rf"|keine (?:sitzung|"
    r"vorlesung|veranstaltung|lehre)|kein (?:seminar|unterricht|kurs)|pas de (?:cours|séance)"
    r"|annulée?"
    r"|(?:no hay|sin|no habrá) clases?|(?:não (?:haverá|há)|sem) aulas?|cancelad[ao]|suspendid[ao]"
    r"|(?:niente|nessuna|no) lezione|annullat[ao]|findet nicht statt|vorlesungsfrei"
)
BUFFERS = (
    r"(?:buffer|catch-?up|spare|reserve|overflow)(?: (?:session|class|slot|date|week|day"
    r"|lecture))?"
    r"|puffer(?:termin|sitzung|woche)?|reserve(?:termin|sitzung)|(?:freier )?ausweichtermin"
    r"|(?:séance|cours) (?:tampon|de réserve)|tampon|réserve|(?:clase|sesión) (?:de reserva"
    r"|colchón)"
    r"|(?:aula|sessão) (?:de reserva|reserva)|reserva|(?:lezione|incontro) (?:di riserva"
    r"|cuscinetto)"
)
EXAMS = (
    r"(?:(?:final|mid-?term|written|oral|first|second|third|make-?up|re-?sit|mock|in-class"
    r"|take-home"
    r"|practical|lab|closing|common|state) )*"
    rf"(?:exam(?:ination)?s?|mid-?terms?|re-?sit|final|finals week|test){_NUMBER}(?: week| day"
    rf"| period)?"
    r"|(?:(?:erste|zweite|schriftliche|mündliche|1\.|2\.) )?"
    r"(?:abschluss|zwischen|nach|nachschreib|probe|wiederholungs|haupt|semester)?-?"
    rf"(?:klausur|prüfung)(?:en)?{_NUMBER}"
    # French
    r"|(?:(?:premier|second|1er|2e) )?(?:examens?|partiels?|contrôle(?: continu| terminal)?"
    r"|épreuve"
    r"|évaluation|devoir surveillé|interrogation)(?: (?:final|intra|partiel|écrit|oral|terminal"
    r"|finale"
    rf"|écrite|orale|de mi-session|mi-session|de fin de session))*{_NUMBER}"
    # Spanish
    r"|(?:(?:primer|segundo|tercer|1er|2do|3er|1°|2°|3°) )?(?:examen|exámenes|parcial(?:es)?"
    r"|certamen"
    r"|prueba|recuperatorio|evaluación|solemne)(?: (?:final|parcial|finales|parciales"
    r"|escrit[oa]|oral|global"
    rf"|integradora?|de recuperación))*{_NUMBER}"
    # Portuguese
    r"|(?:(?:primeira|segunda|terceira|1ª|2ª|3ª|1a|2a|3a) )?(?:provas?|avaliação|exames?)"
    r"(?: (?:final|finais|parcia(?:l|is)|escritas?|ora(?:l|is)|substitutivas?|bimestra(?:l|is)"
    rf"|de recuperação|de segunda chamada))*{_NUMBER}"
    # Italian
    r"|(?:(?:primo|secondo|prima|seconda|i|ii) )?(?:esam[ei]|appello|compitino|esonero|prova)"
    r"(?: (?:finale|scritt[ao]|orale|parziale|intermedi[ao]|in itinere|d'esame|di esame"
    rf"|di verifica))*{_NUMBER}"
)
WHOLE = {
    Kind.BREAK: BREAKS,
    Kind.HOLIDAY: HOLIDAYS,
    Kind.NO_CLASS: NO_CLASS,
    Kind.BUFFER: BUFFERS,
    Kind.EXAM: EXAMS,
}
_WORK = (
    r"(?:hw|homework|assignment|pset|problem set|project|paper|essay|report|proposal|draft|lab"
    r"|poster|reading|exercise|quiz|posters|homeworks|assignments|projects|papers|sheet|milestone)"
)
DEADLINES = (  # at the beginning of a row without a number
    r"deadline|due|hand-?in|submission|abgabe|abgabefrist|abgabetermin|frist|registration"
    r"|anmeldung"
    r"|anmeldeschluss|(?:date )?limite|échéance|rendu|remise|dépôt|entrega|fecha (?:límite|tope)"
    r"|plazo|data limite|prazo|scadenza|consegna|termine|inscripción"
)
DUE = (  # the whole of a row, with a number or without
    rf"(?:{_WORK}\d{{0,2}}(?: [\w.-]{{1,12}}){{0,3}} (?:is |are )?due(?: (?:today|by .*|at .*"
    rf"|on .*))?"
    rf"|due:? {_WORK}\d{{0,2}}\b.*|(?:deadline|abgabe(?:frist|termin)?|abgabeschluss"
    rf"|anmeldeschluss"
    r"|submission deadline|date limite|fecha límite|data limite|prazo|scadenza|plazo)\b.*)"
)
ONLINE = (
    r"online|zoom|remote|virtuell|digital|virtual(?:ly)?|teams|webex|big ?blue ?button|jitsi"
    r"|google meet|en ligne|à distance|distanciel|visio(?:conférence)?|en línea|a distancia"
    r"|à distância|remot[oa]|a distanza|da remoto|in remoto|telematic[oa]|videokonferenz|asynchron"
)
HYBRID = r"hybride?s?|híbrid[oa]|ibrid[oa]|bimodale?|comodale?"
IN_PERSON = (
    r"in[ -]person|on[ -]site|on campus|präsenz|vor ort|présentielle?|en présence|presenciale?s?"
    r"|in presenza"
)
