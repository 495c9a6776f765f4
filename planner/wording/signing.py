"""Why a key cannot be used to sign, in sentences that name its file and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from planner.exchange.signing_refusals import KeyUnusable, WhyNoKey
from planner.language import marked
from planner.wording.base import worded

if TYPE_CHECKING:
    from planner.exchange.signing_key import SigningKey
    from planner.language import Language

WORDS: Final = {
    WhyNoKey.UNREADABLE: marked(
        "The key file “{name}” cannot be read, so nothing was issued. Choose it again."
    ),
    WhyNoKey.NO_KEY_FILE: marked(
        "“{name}” is no key file, so nothing was issued. Choose the file (PKCS#12, mostly ending"
        " in .p12 or .pfx) that the university gave you."
    ),
    WhyNoKey.LOCKED: marked(
        "The passphrase does not open “{name}”, so nothing was issued. Type it again."
    ),
    WhyNoKey.NO_PRIVATE_KEY: marked(
        "“{name}” holds no private key, so nothing was issued. Export certificate and private key"
        " together, as PKCS#12."
    ),
    WhyNoKey.NO_CERTIFICATE: marked(
        "“{name}” holds no certificate for its private key, so nothing was issued. Export"
        " certificate and private key together, as PKCS#12."
    ),
    WhyNoKey.EXPIRED: marked(
        "The certificate in “{name}” expired on {day}, so nothing was issued. Ask the university"
        " for a new one."
    ),
    WhyNoKey.NOT_YET_VALID: marked(
        "The certificate in “{name}” is valid from {day} only, so nothing was issued. Sign from"
        " that day on, or choose another key."
    ),
    WhyNoKey.NOT_FOR_SIGNING: marked(
        "The certificate in “{name}” is not meant for signing documents, so nothing was issued."
        " Ask the university for one that is."
    ),
    WhyNoKey.KIND: marked(
        "The key in “{name}” is of a kind that cannot be used, so nothing was issued. Ask the"
        " university for an RSA key of at least 2048 bits or an EC key (P-256, P-384 or P-521)."
    ),
}


@worded.register(KeyUnusable)
def _(fact: KeyUnusable, say: Language) -> str:
    day = say.plain_day(fact.day) if fact.day else ""
    return say(WORDS[fact.why], name=fact.name, day=day)


def expiring(key: SigningKey, say: Language) -> str:
    """Warn that a key can soon not be used any more; "" if it can for longer."""
    if not key.expires_soon:
        return ""
    return say(
        "The certificate in “{name}” expires on {day}. Ask the university for a new one in time.",
        name=key.file,
        day=say.plain_day(key.holder.last),
    )
