// What is typed and not acknowledged. The server is told after a second of rest, after five of typing at most, and when a field is left;
// until it has answered, the browser keeps the words itself, encrypted with a key that only the server can unwrap (docs/decisions/0014-drafts.md).
import { Tail, early } from "../../draft-tail.js";
import { Offer, field, kinds, labelOf, put, set, valueOf, wordsOf } from "./TailOffer.razor.js";

const rest = 1000;
const longest = 5000;
const patience = 10000;
let current;

export async function attach(server, options) {
  current?.stop();
  current = new Desk(server, options);
  await current.open();
}

export function detach(key, isDone) {
  if (current?.key !== key) return;
  current.stop(isDone);
  current = undefined;
}

export const use = (ids) => current?.offer.use(ids);
export const dismiss = () => current?.offer.dismiss();

const isOurs = (element) => element.id && element.matches?.(kinds) && element.closest("form[data-draft]");

class Desk {
  // By the id of its input: what is not acknowledged. `told` once the server was sent the change, `kept` what the draft has of it.
  words = new Map();
  stamp = 0;
  turn = 0;
  since = 0;
  pause = longest;
  isUp = true;
  isLate = false;
  isRefused = false;
  isBusy = false;
  isLeaving = false;
  ears = new AbortController();

  constructor(server, options) {
    this.server = server;
    this.options = options;
    this.key = options.key;
    this.version = options.version;
    this.tail = new Tail(options);
    this.offer = new Offer(this);
  }

  async open() {
    this.listen();
    this.address();
    this.restore();
    this.catchUp();
    this.show();
    await this.tail.prepare();
    this.tail.hold(this.ears.signal);
    await this.offer.lookBack();
  }

  listen() {
    const on = (target, name, act) => target?.addEventListener(name, act, { signal: this.ears.signal });
    const ours = ({ target }) => isOurs(target);
    on(document, "input", (event) => ours(event) && this.note(event.target, false));
    on(document, "change", (event) => ours(event) ? this.note(event.target, true) : event.target.closest?.("form[data-draft]") && this.later());
    on(document, "focusout", (event) => ours(event) && this.leave(event.target));
    on(document, "click", (event) => event.target.closest?.("form[data-draft] :is(button, a, [role=option])") && this.later());
    on(document, "click", (event) => event.target.closest?.("[data-leaves]") && (this.isLeaving = true));
    on(document, "visibilitychange", () => document.visibilityState === "hidden" && this.hasUnheard() && this.keep());
    on(window, "pagehide", () => this.hasUnheard() && (this.write(), this.keep()));
    on(window, "beforeunload", (event) => this.hasUnheard() && !this.isLeaving && event.preventDefault());
    on(document, "tracker:before-reload", () => { this.isLeaving = true; this.write(); });
    on(document, "tracker:forget", () => this.tail.close());
    on(document, "tracker:line-down", () => this.lineIs(false));
    on(document, "tracker:line-up", () => this.lineIs(true));
  }

  /** Somebody quick, on a slow line, types before this script has come. */
  catchUp() {
    for (const [element, told] of early) if (element.isConnected && isOurs(element)) this.note(element, told);
    early.clear();
  }

  note(element, told) {
    early.delete(element);
    const before = this.words.get(element.id);
    this.words.set(element.id, { value: valueOf(element), words: wordsOf(element), label: labelOf(element), told, kept: before?.kept, at: ++this.stamp });
    this.later();
    this.show();
    this.tailTimer ??= setTimeout(() => this.write(), 200);
  }

  /** What was set by us and not by a person is followed by no change of its own. */
  leave(element) {
    if (this.words.get(element.id)?.told === false) element.dispatchEvent(new Event("change", { bubbles: true }));
    // The field that takes the focus has it a moment later.
    if (this.hasUnheard()) setTimeout(() => this.keep());
  }

  later() {
    const now = Date.now();
    this.since ||= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), Math.max(0, Math.min(rest, this.since + longest - now)));
  }

  unheard = () => [...this.words].filter(([, word]) => word.told || word.kept !== word.value);
  hasUnheard = () => this.unheard().length > 0;

  where() {
    const element = document.activeElement;
    if (!element?.id || !element.closest("form[data-draft]")) return [this.lastField ?? null, this.lastCaret ?? 0];
    [this.lastField, this.lastCaret] = [element.id, element.selectionStart ?? 0];
    return [this.lastField, this.lastCaret];
  }

  async keep() {
    clearTimeout(this.timer);
    this.since = 0;
    if (this.isOver) return;
    if (this.isBusy) return void (this.isAgain = true);
    if (this.isLate) this.tellAgain();
    const sent = [...this.words].map(([id, word]) => [id, word.at]);
    const typed = Object.fromEntries([...this.words].filter(([, word]) => !word.told).map(([id, word]) => [id, word.value]));
    const turn = ++this.turn;
    this.isBusy = true;
    const watch = setTimeout(() => this.isOver || this.giveUp(turn), patience);
    try {
      const answer = await this.server.invokeMethodAsync("KeepAsync", typed, ...this.where());
      this.isLate = false;
      this.take(answer, sent);
    } catch {
      this.giveUp(turn);
    }
    clearTimeout(watch);
    if (turn !== this.turn || this.isOver) return;
    this.isBusy = false;
    if (this.isAgain) {
      this.isAgain = false;
      this.keep();
    }
    this.show();
  }

  giveUp(turn) {
    if (turn !== this.turn) return;
    this.isBusy = false;
    this.isLate = true;
    this.isRefused = false;
    this.timer = setTimeout(() => this.keep(), longest);
    this.show();
  }

  take(answer, sent) {
    if (answer.isOver) return this.stop(true);
    if (answer.key !== this.key) this.rename(answer.key);
    this.version = this.tail.version = answer.version;
    this.isRefused = !answer.kept;
    if (!answer.kept) {
      // The same words are refused again; others are tried as soon as they are typed.
      this.timer = setTimeout(() => this.keep(), this.pause = Math.min(2 * this.pause, 60000));
      return;
    }
    this.pause = longest;
    for (const [id, at] of sent) {
      const word = this.words.get(id);
      if (word?.at !== at) continue;
      if (word.told) this.words.delete(id);
      else word.kept = word.value;
    }
    this.address();
    this.write();
  }

  /** What was sent while nobody heard it is sent once more. What is still being typed is not touched. */
  tellAgain() {
    for (const [id, word] of [...this.words]) {
      const element = field(id);
      if (element && (word.told || element !== document.activeElement)) element.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  lineIs(isUp) {
    this.isUp = isUp;
    if (!isUp) {
      this.write();
      this.show();
      return;
    }
    if (!this.hasUnheard() && !this.isBusy) return;
    // An answer to what was asked before comes no more.
    this.turn++;
    this.isBusy = false;
    this.isLate = true;
    this.keep();
  }

  show() {
    const state = !this.hasUnheard() ? "" : !this.isUp || this.isLate ? (this.tail.isSafe ? "down" : "bare") : this.isRefused && !this.isBusy ? "" : "pending";
    document.documentElement.dataset.draft = state;
  }

  write() {
    clearTimeout(this.tailTimer);
    this.tailTimer = undefined;
    const words = Object.fromEntries([...this.offer.ofThisDraft(), ...this.unheard()].map(([id, { value, words, label }]) => [id, { value, words, label }]));
    return this.tail.write(words).then(() => this.isOver || this.show());
  }

  /** The address leads back to the draft, once there is one. */
  address() {
    const url = new URL(location.href);
    const key = this.version > 0 ? this.key : null;
    if (url.searchParams.get("draft") === key || url.pathname !== this.options.place.split("?")[0]) return;
    if (key) url.searchParams.set("draft", key);
    else url.searchParams.delete("draft");
    history.replaceState(history.state, "", url);
  }

  rename(key) {
    this.key = key;
    this.tail.belongTo(key);
  }

  restore() {
    if (this.version === 0) return;
    const { typed, field: at, caret } = this.options;
    for (const [id, value] of Object.entries(typed)) {
      const element = field(id);
      if (!element) {
        this.offer.words.set(id, { value, words: value, label: id });
      } else if (id === at) {
        // It is still being typed into, so nobody is told what is wrong with it.
        set(element, value);
        if (element.matches("[role=combobox]")) element.dispatchEvent(new Event("input", { bubbles: true }));
        this.words.set(id, { value, words: value, label: labelOf(element), told: false, kept: value, at: ++this.stamp });
      } else {
        put(element, value);
      }
    }
    const element = at && field(at);
    if (!element) return;
    [this.lastField, this.lastCaret] = [at, caret];
    element.focus();
    if (element.selectionStart !== undefined && element.selectionStart !== null) element.setSelectionRange(caret, caret);
  }

  stop(isDone) {
    this.isOver = true;
    this.ears.abort();
    clearTimeout(this.timer);
    clearTimeout(this.tailTimer);
    this.tail.close(isDone);
    document.documentElement.dataset.draft = "";
  }
}
