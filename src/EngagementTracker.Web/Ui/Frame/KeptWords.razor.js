// What was typed on the page at hand. While the line is down the server hears none of it: it is sent again on return. When the page
// has to be loaded again, what stands in fields that no draft covers is kept in this tab, and offered to the same user afterwards.
const key = "tracker-kept";
const touched = new Map();
const offer = document.getElementById("kept-words");
let isSending = false;

function isHere(element, touch) {
  return element.isConnected && touch.path === location.pathname;
}

function note({ type, target }) {
  if (isSending || !target.matches?.(":is(main, dialog) :is(input:not([type=file], [type=password]), textarea, select)")) return;
  const touch = touched.get(target);
  touched.set(target, { at: Date.now(), path: location.pathname, types: new Set(touch?.types).add(type) });
}
document.addEventListener("input", note, true);
document.addEventListener("change", note, true);

/** Tells the server again what was typed since a time: each field's present value. */
export function sendAgain(since) {
  isSending = true;
  for (const [element, touch] of touched) {
    if (!isHere(element, touch)) touched.delete(element);
    else if (touch.at >= since) for (const type of touch.types) element.dispatchEvent(new Event(type, { bubbles: true }));
  }
  isSending = false;
}

function texts() {
  return [...touched].filter(([element, touch]) => isHere(element, touch) && element.matches("textarea, input:not([type=checkbox], [type=radio])") && element.value.trim())
    .map(([element]) => element);
}

/** Whether somebody has begun to write here. */
export const hasWords = () => texts().length > 0;

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Keeps what no draft covers, and where the reader was. */
export function keepWords(why) {
  const words = texts().filter((element) => !element.closest("form[data-draft]"))
    .map((element) => ({ label: element.labels?.[0]?.textContent.trim() || element.getAttribute("aria-label") || "Text", text: element.value }));
  // What was offered and neither taken nor discarded is offered again.
  const before = read()?.words?.filter((old) => words.every((word) => word.text !== old.text)) ?? [];
  sessionStorage.setItem(key, JSON.stringify({ why, user: offer.dataset.user, path: location.pathname, top: scrollY, words: [...words, ...before] }));
}

function keepOnly(kept) {
  if (kept.words.length > 0) sessionStorage.setItem(key, JSON.stringify(kept));
  else sessionStorage.removeItem(key);
}

/** Offers what was kept before this load, goes back to where the reader was, and says why the page was loaded. */
export function offerWords() {
  const kept = read();
  if (!kept) return null;
  if (kept.user !== offer.dataset.user) {
    sessionStorage.removeItem(key);
    return null;
  }
  const { why, top, path } = kept;
  keepOnly({ user: kept.user, words: kept.words });
  for (const { label, text } of kept.words) {
    const line = offer.querySelector("template").content.cloneNode(true);
    line.querySelector("strong").textContent = label;
    line.querySelector("p").textContent = text;
    line.querySelector("button").addEventListener("click", () => navigator.clipboard.writeText(text));
    offer.querySelector("ul").append(line);
  }
  offer.hidden = kept.words.length === 0;
  offer.querySelector("[data-discard]").addEventListener("click", () => {
    sessionStorage.removeItem(key);
    offer.hidden = true;
  });
  if (top > 0 && path === location.pathname) goBackTo(top);
  return why;
}

/** The page grows while it is read: its reader's place is there once it is long enough. */
function goBackTo(top) {
  const growth = new ResizeObserver(() => {
    if (document.documentElement.scrollHeight < top + innerHeight) return;
    scrollTo(0, top);
    stop();
  });
  const stop = () => growth.disconnect();
  growth.observe(document.body);
  for (const type of ["wheel", "keydown", "pointerdown"]) addEventListener(type, stop, { once: true, passive: true });
  setTimeout(stop, 10_000);
}
