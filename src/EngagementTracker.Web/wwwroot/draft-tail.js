// The tail of a draft: what was typed and the server has not acknowledged, encrypted in local storage. It goes with the acknowledgement, when
// its writer signs out, and after fourteen days (docs/decisions/0014-drafts.md).
const prefix = "tracker-draft:";
const lasts = 14 * 24 * 3600 * 1000;

const toText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const importKey = (secret) => crypto.subtle.importKey("raw", toBytes(secret), "AES-GCM", false, ["encrypt", "decrypt"]);

function parse(name) {
  try {
    return { ...JSON.parse(localStorage.getItem(name)), key: name.slice(prefix.length) };
  } catch {
    return { at: 0 };
  }
}

const names = () => Object.keys(localStorage).filter((name) => name.startsWith(prefix));

export const forget = (key) => localStorage.removeItem(prefix + key);

/** Those of a draft, and of the same place by a page that is not open any more; its own first, then the latest. */
export async function oldTails(key, { place }) {
  if (!globalThis.crypto?.subtle) return [];
  const held = new Set((await navigator.locks?.query())?.held.map((lock) => lock.name));
  const all = names().map(parse).filter((tail) => tail.key === key || (tail.place === place && !held.has(prefix + tail.key)));
  return all.sort((a, b) => (b.key === key) - (a.key === key) || b.at - a.at);
}

export class Tail {
  #secret;
  #writes = 0;
  #isOpen = true;

  /** Whether the browser has what it was last given. */
  isSafe = true;

  constructor({ key, version, place, secret, wrapped }) {
    Object.assign(this, { key, version, place, wrapped });
    this.#secret = secret;
  }

  async prepare() {
    if (globalThis.crypto?.subtle) this.#secret = await importKey(this.#secret);
    else this.isSafe = this.#isOpen = false;
  }

  /** While its page is open, no other one takes it for abandoned. */
  hold(signal) {
    navigator.locks?.request(prefix + this.key, { signal }, () => new Promise((_, let_go) => signal.addEventListener("abort", let_go))).catch(() => {});
  }

  async write(words) {
    if (!this.#isOpen || typeof this.#secret === "string") return;
    const mine = ++this.#writes;
    if (Object.keys(words).length === 0) {
      forget(this.key);
      this.isSafe = true;
      return;
    }
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.#secret, new TextEncoder().encode(JSON.stringify(words)));
    if (mine !== this.#writes || !this.#isOpen) return;
    const { wrapped, version, place } = this;
    try {
      localStorage.setItem(prefix + this.key, JSON.stringify({ wrapped, iv: toText(iv), data: toText(new Uint8Array(data)), version, at: Date.now(), place }));
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

  close() {
    this.#isOpen = false;
  }
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[action='/account/sign-out']")) return;
  document.dispatchEvent(new Event("tracker:forget"));
  names().forEach((name) => localStorage.removeItem(name));
});
names().filter((name) => !(parse(name).at > Date.now() - lasts)).forEach((name) => localStorage.removeItem(name));
