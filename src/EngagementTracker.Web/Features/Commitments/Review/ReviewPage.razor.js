// The keys of the queue. Each presses a button that is there to be seen: what is not on screen cannot be decided.
export function attach(root) {
  const items = () => [...root.querySelectorAll("[data-item]")];
  const current = () => root.querySelector("[data-item][data-current]");
  const item = (reference) => items().find((i) => i.dataset.item === reference);
  const go = (card) => {
    if (!card) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  };
  // Keys are the queue's while the focus is in it, or nowhere.
  const listens = (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (document.querySelector("dialog[open], :popover-open")) return false;
    const { target } = event;
    if (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName)) return false;
    return target === document.body || root.contains(target);
  };
  const step = (by) => {
    const button = root.querySelector(`[data-key="${by > 0 ? "j" : "k"}"]`);
    if (button) {
      button.click();
      return;
    }
    const all = items();
    const at = all.indexOf(document.activeElement?.closest("[data-item]"));
    go(at < 0 ? current() ?? all[0] : all[at + by]);
  };
  const press = (key) => (current() ?? root).querySelector(`[data-key~="${key}"]`) ?? root.querySelector(`[data-key~="${key}"]:not([data-item] *)`);
  const onKey = (event) => {
    if (!listens(event)) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") {
      event.preventDefault();
      step(key === "j" ? 1 : -1);
    } else if (key === "?") {
      const help = root.querySelector("details.help");
      help.open = !help.open;
      if (help.open) help.querySelector("summary").focus();
    } else if (key === "enter") {
      if (event.target.matches("[data-item]")) press("o")?.click();
    } else if (/^[arouz123]$/.test(key)) {
      const button = press(key);
      if (!button) return;
      event.preventDefault();
      button.click();
    }
  };
  document.addEventListener("keydown", onKey);
  root.dataset.listens = "";
  return {
    stop: () => document.removeEventListener("keydown", onKey),
    goTo: (reference) => go(item(reference) ?? root.querySelector("h1")),
    // After a form has opened: its first field.
    write: (reference) => item(reference)?.querySelector("form :is(textarea, input, select)")?.focus(),
    // What others decide may take the card that has the focus; the focus then goes to the one in its place.
    rescue: (reference) => {
      if (document.activeElement === document.body || !document.activeElement) go(item(reference));
    },
  };
}
