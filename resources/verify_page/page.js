"use strict";
// Checks a certificate's code without a network: WebCrypto, and the keys below.
const DATA = /*DATA*/null;
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const ID = 8;
let code = (navigator.language || "en").toLowerCase().startsWith("de") ? "de" : "en";
let shown = null;

const at = (id) => document.getElementById(id);
const say = (name, facts = {}) =>
  DATA.texts[code][name].replace(/\{(\w+)\}/g, (whole, key) => (key in facts ? facts[key] : whole));

function bytesOf(text) {
  const signs = text.slice(text.lastIndexOf("#") + 1).replace(/[\s=-]/g, "").toUpperCase();
  const bytes = [];
  let held = 0, bits = 0;
  for (const sign of signs) {
    const value = SIGNS.indexOf(sign);
    if (value < 0) return null;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) { bits -= 8; bytes.push((held >> bits) & 0xff); }
  }
  return new Uint8Array(bytes);
}

function read(text) {
  const bytes = bytesOf(text);
  if (!bytes || bytes.length < 3 || bytes[0] !== 1) return null;
  const end = 3 + bytes[1] * 256 + bytes[2];
  if (end > bytes.length) return null;
  return { claims: claimed(bytes.slice(3, end)), content: bytes.slice(0, end), proof: bytes.slice(end) };
}

function claimed(bytes) {
  try {
    const claims = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const whole = Array.isArray(claims) && claims.length === DATA.names.length;
    return whole && claims.every((one) => typeof one === "string") ? claims : null;
  } catch { return null; }
}

async function judged(text) {
  const found = read(text);
  if (!found || !(found.claims || found.proof.length)) return { verdict: "unreadable" };
  if (!found.proof.length) return { verdict: "unsigned", ...found };
  const id = [...found.proof.slice(0, ID)].map((one) => one.toString(16).padStart(2, "0")).join("");
  const signer = DATA.signers.find((one) => one.id === id);
  if (!signer) return { verdict: "stranger", ...found };
  if (!globalThis.crypto || !crypto.subtle) return { verdict: "unable", signer, ...found };
  let holds;
  try {
    const spki = Uint8Array.from(atob(signer.key), (one) => one.charCodeAt(0));
    const key = await crypto.subtle.importKey("spki", spki, signer.kind, false, ["verify"]);
    const how = { name: signer.kind.name, hash: "SHA-256" };
    holds = await crypto.subtle.verify(how, key, found.proof.slice(ID), found.content);
  } catch { return { verdict: "unable", signer, ...found }; }
  return { verdict: holds ? "valid" : "changed", signer, ...found };
}

function day(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!found) return text;
  const locale = code === "de" ? "de-DE" : "en-GB";
  const moment = new Date(Date.UTC(+found[1], +found[2] - 1, +found[3]));
  return moment.toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

const number = (text) => (code === "de" ? text.replace(".", ",") : text);

function row(table, name, value) {
  const line = table.insertRow();
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = name;
  line.append(head);
  line.insertCell().textContent = value;
}

function factsOf(claims) {
  const one = Object.fromEntries(DATA.names.map((name, n) => [name, claims[n]]));
  const person = `${one.given} ${one.family}`.trim();
  const result = !one.credits ? say("participation")
    : one.grade ? number(one.grade) : say("ungraded");
  return [
    ["number", one.number], ["issued_on", day(one.issued_on)], ["name", person],
    ["matriculation", one.matriculation], ["course", one.title], ["term", one.term],
    ["credits", number(one.credits)], ["result", result], ["university", one.university],
  ].filter(([, value]) => value);
}

function paint() {
  document.documentElement.lang = code;
  document.title = say("title");
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = say(one.dataset.say);
  for (const one of ["de", "en"]) at(one).setAttribute("aria-pressed", String(one === code));
  at("known").replaceChildren();
  for (const one of DATA.signers) {
    row(at("known"), one.name, say("holder", { issuer: one.issuer, first: day(one.first), last: day(one.last) }));
  }
  at("answer").hidden = shown === null;
  if (shown === null) return;
  const { verdict, signer, claims } = shown;
  at("answer").className = verdict;
  at("verdict").textContent = say(verdict);
  const named = { name: signer ? signer.name : "", issuer: signer ? signer.issuer : "" };
  const reasons = [say(`${verdict}_because`, named)];
  const issued = claims ? claims[DATA.names.indexOf("issued_on")] : "";
  if (verdict === "valid" && (issued < signer.first || issued > signer.last)) reasons.push(say("outside", named));
  at("because").textContent = reasons.join(" ");
  at("facts").replaceChildren();
  for (const [name, value] of claims ? factsOf(claims) : []) row(at("facts"), say(name), value);
}

async function check() {
  const text = at("code").value.trim();
  shown = text ? await judged(text) : null;
  paint();
}

for (const one of ["de", "en"]) at(one).addEventListener("click", () => { code = one; paint(); });
at("check").addEventListener("click", check);
function linked() {
  if (location.hash.length < 2) return paint();
  try { at("code").value = decodeURIComponent(location.hash.slice(1)); } catch { at("code").value = location.hash.slice(1); }
  return check();
}
addEventListener("hashchange", linked);
linked();
