// The tail of a draft: what was typed and the server has not acknowledged, encrypted in local storage. It goes with the acknowledgement, when
// its writer signs out, and after fourteen days (docs/decisions/0014-drafts.md).
const prefix = "tracker-draft:";
const lasts = 14 * 24 * 3600 * 1000;
// Characters; local storage takes about five million in all.
const most = 1_500_000;

function toText(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const importKey = (secret) => crypto.subtle.importKey("raw", toBytes(secret), "AES-GCM", false, ["encrypt", "decrypt"]);

function parse(name) {
  try {
    return { ...JSON.parse(localStorage.getItem(name)), name, key: name.slice(prefix.length).split(":")[0] };
  } catch {
    return { at: 0 };
  }
}

const names = () => Object.keys(localStorage).filter((name) => name.startsWith(prefix));

export const forget = (name) => localStorage.removeItem(name);

/** Those of a draft, and of its place, by pages that are not open any more; its own first, then the latest. */
export async function oldTails(key, { place }) {
  if (!globalThis.crypto?.subtle) return [];
  const held = new Set((await navigator.locks?.query())?.held.map((lock) => lock.name));
  const all = names().map(parse).filter((tail) => (tail.key === key || tail.place === place) && !held.has(tail.name));
  return all.sort((a, b) => (b.key === key) - (a.key === key) || b.at - a.at);
}

export class Tail {
  #secret;
  #writes = 0;
  #isOpen = true;

  /** Whether the browser has what it was last given. */
  isSafe = true;

  constructor({ key, version, place, secret, wrapped }) {
    Object.assign(this, { version, place, wrapped });
    this.#secret = secret;
    this.belongTo(key);
  }

  /** Two windows may have the same draft: each has a tail of its own. */
  belongTo(key) {
    if (this.name) forget(this.name);
    this.name = `${prefix}${key}:${Math.random().toString(36).slice(2, 8)}`;
  }

  async prepare() {
    if (globalThis.crypto?.subtle) this.#secret = await importKey(this.#secret);
    else this.isSafe = this.#isOpen = false;
  }

  /** While its page is open, no other one takes it for abandoned. */
  hold(signal) {
    navigator.locks?.request(this.name, { signal }, () => new Promise((_, let_go) => signal.addEventListener("abort", let_go))).catch(() => {});
  }

  async write(words) {
    if (!this.#isOpen || typeof this.#secret === "string") return;
    const mine = ++this.#writes;
    if (Object.keys(words).length === 0) {
      forget(this.name);
      this.isSafe = true;
      return;
    }
    const text = JSON.stringify(words);
    if (text.length > most) {
      this.isSafe = false;
      return;
    }
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.#secret, new TextEncoder().encode(text));
    if (mine !== this.#writes || !this.#isOpen) return;
    const { wrapped, version, place } = this;
    try {
      localStorage.setItem(this.name, JSON.stringify({ wrapped, iv: toText(iv), data: toText(new Uint8Array(data)), version, at: Date.now(), place }));
      this.isSafe = true;
    } catch {
      this.isSafe = false; // The browser's room is full.
    }
  }

  /** What an earlier page has written; nothing when it cannot be read. */
  async read(old, secret) {
    try {
      const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv: toBytes(old.iv) }, await importKey(secret), toBytes(old.data));
      return JSON.parse(new TextDecoder().decode(data));
    } catch {
      return null;
    }
  }

  close(isDone) {
    this.#isOpen = false;
    if (isDone) forget(this.name);
  }
}

/** What was typed before the desk of its form listens: its input, and whether the server was told. */
export const early = new Map();

const listenEarly = (name, told) => document.addEventListener(name, ({ target }) => target.closest?.("form[data-draft]") && early.set(target, told));
listenEarly("input", false);
listenEarly("change", true);

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[action='/account/sign-out']")) return;
  document.dispatchEvent(new Event("tracker:forget"));
  names().forEach((name) => localStorage.removeItem(name));
});
names().filter((name) => !(parse(name).at > Date.now() - lasts)).forEach((name) => localStorage.removeItem(name));
