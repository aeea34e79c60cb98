// The keys of Today. Each presses a button of the row in hand: what is not on screen cannot be done.
export function attach(root) {
  const items = () => [...root.querySelectorAll("[data-item]")];
  const go = (row) => {
    if (!row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  const listens = (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (document.querySelector("dialog[open], :popover-open")) return false;
    const { target } = event;
    if (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName)) return false;
    // After a page was opened, its heading has the focus.
    return target === document.body || target.matches("h1") || root.contains(target);
  };
  const onKey = (event) => {
    if (!listens(event)) return;
    const key = event.key.toLowerCase();
    const row = document.activeElement?.closest("[data-item]");
    const by = key === "j" || (row && key === "arrowdown") ? 1 : key === "k" || (row && key === "arrowup") ? -1 : 0;
    if (by !== 0) {
      const all = items();
      event.preventDefault();
      go(row ? all[all.indexOf(row) + by] : all[0]);
      return;
    }
    if (!row) return;
    if (key === "enter" && event.target === row) row.querySelector("a")?.click();
    const button = key === "d" ? row.querySelector("[data-done]") : /^[su]$/.test(key) ? row.querySelector(`[data-key="${key}"]`) : null;
    if (!button) return;
    event.preventDefault();
    button.click();
  };
  document.addEventListener("keydown", onKey);
  return {
    stop: () => document.removeEventListener("keydown", onKey),
    write: (reference) => root.querySelector(`[data-item="${reference}"] form :is(input, textarea)`)?.focus(),
    goTo: (reference) => go(items().find((i) => i.dataset.item === reference) ?? items()[0]),
  };
}
