// What the browser has kept of a draft, beside what the form shows: nothing of it goes into the form until its writer says so.
import { forget, oldTails } from "../../draft-tail.js";

export const kinds = "input:not([type=password], [type=file], [type=hidden]), select, textarea";
export const field = (id) => document.querySelector(`form[data-draft] #${CSS.escape(id)}`);
const isTicked = (element) => /^(checkbox|radio)$/.test(element.type);
export const valueOf = (element) => isTicked(element) ? (element.checked ? "on" : "") : element.value;
export const wordsOf = (element) => isTicked(element) ? (element.checked ? "ticked" : "not ticked") : element.selectedOptions ? element.selectedOptions[0]?.text ?? "" : element.value;
export const labelOf = (element) => element.labels?.[0]?.textContent.trim() ?? element.id;

export function set(element, value) {
  if (isTicked(element)) element.checked = value === "on";
  else element.value = value;
}

export function put(element, value) {
  set(element, value);
  element.dispatchEvent(new Event("input", { bubbles: true }));
  element.dispatchEvent(new Event("change", { bubbles: true }));
}

export class Offer {
  // By the id of its input.
  words = new Map();
  // Where they lie until their writer has chosen.
  source = null;

  constructor(desk) {
    this.desk = desk;
  }

  ofThisDraft() {
    return this.source ? [] : [...this.words];
  }

  /** Looks for what is kept of this draft; or of a form of this place that was lost before it became a draft. */
  async lookBack() {
    const { desk } = this;
    for (const old of await oldTails(desk.key, desk.options)) {
      const isOwn = old.key === desk.key;
      if (!isOwn && desk.version > 0) continue;
      const answer = await desk.server.invokeMethodAsync("ReadTailAsync", old.key, old.wrapped);
      if (answer.forget) forget(old.name);
      if (!answer.key || (!isOwn && answer.isKnown)) continue;
      const differing = Object.entries(await desk.tail.read(old, answer.key) ?? {}).filter(([id, word]) => !field(id) || valueOf(field(id)) !== word.value);
      if (differing.length === 0) {
        forget(old.name);
        continue;
      }
      this.source = old.name;
      for (const [id, word] of differing) this.words.set(id, word);
      break;
    }
    if (this.words.size === 0) return;
    await desk.server.invokeMethodAsync("Offer", [...this.words].map(([id, word]) =>
      ({ id, label: word.label, typed: word.words, draft: field(id) ? wordsOf(field(id)) : "", isGone: !field(id) })));
  }

  use(ids) {
    for (const id of ids) {
      const element = field(id);
      if (element) put(element, this.words.get(id).value);
      this.words.delete(id);
      element?.focus();
    }
    this.desk.keep();
    if (this.words.size === 0) this.settle();
  }

  dismiss() {
    const [first] = this.words.keys();
    this.words.clear();
    (field(first) ?? document.querySelector("h1"))?.focus();
    this.settle();
  }

  settle() {
    if (this.source) forget(this.source);
    this.source = null;
    this.desk.write();
  }
}
