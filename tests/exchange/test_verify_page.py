from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess

import pytest

from planner.exchange.proof_code import code_of
from planner.exchange.signing_key import key_of
from planner.exchange.verify_page import TEXTS, verify_page
from planner.language import Language
from tests.exchange.test_proof_code import CLAIMS
from tests.signing_keys import PASSPHRASE, TODAY, key_file, signing_key

BROWSER = "PLANNER_BROWSER"  # the command of a chromium


def test_the_page_needs_no_network_and_runs_its_own_script_alone():
    page = verify_page([signing_key().holder]).decode()
    assert re.findall(r"https?:|\b(?:src|href)=|url\(|@import", page) == []
    script = re.search(r"<script>(.*)</script>", page, re.DOTALL)[1]
    named = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"default-src 'none'; script-src 'sha256-{named}'" in page
    assert base64.b64encode(signing_key().holder.public).decode() in page
    assert page == verify_page([signing_key().holder]).decode()


def test_the_page_speaks_german_and_english_wholly():
    page = verify_page([]).decode()
    for say in (Language("en"), Language.load("de")):
        for text in TEXTS.values():
            assert say(text) in page


def test_a_name_cannot_smuggle_anything_into_the_page():
    made = key_file(name="</script><script>alert(1)")
    page = verify_page([key_of(made, PASSPHRASE, TODAY, name="k").holder]).decode()
    assert page.count("</script>") == 1


def turned(code, place):
    """Turn one bit of what a code says."""
    content = bytearray(base64.b32decode(code + "=" * (-len(code) % 8)))
    content[place] ^= 1
    return base64.b32encode(bytes(content)).decode().rstrip("=")


def test_a_browser_tells_what_was_signed_from_what_was_changed(tmp_path):
    browser = shutil.which(os.environ.get(BROWSER, ""))
    if browser is None:
        pytest.skip(f"{BROWSER} does not name a chromium to show the page in")
    page = tmp_path / "verify.html"
    page.write_bytes(verify_page([signing_key().holder]))
    code = code_of(CLAIMS, signing_key())
    shown = [
        subprocess.Popen(
            [
                *(browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--dump-dom"),
                *("--virtual-time-budget=2000", f"--user-data-dir={tmp_path / str(turn)}"),
                f"{page.as_uri()}#{one}",
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        for turn, one in enumerate((code, turned(code, 12)))
    ]
    answers = [one.communicate(timeout=120)[0] for one in shown]
    verdicts = [re.search(r'<h2 id="verdict">(.*?)</h2>', one)[1] for one in answers]
    assert verdicts[0] in {"✓ Valid", "✓ Gültig"}
    assert verdicts[1] in {"✗ Changed", "✗ Verändert"}
    assert "Aylin Özdemir" in answers[0]
