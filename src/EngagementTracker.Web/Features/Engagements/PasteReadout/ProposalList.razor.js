// Steps between the proposals at once, so that keys pressed one after the other each meet the next one, however slow the line is.
export function attach(list) {
  const acted = new WeakSet();
  const cards = () => [...list.querySelectorAll("[data-state]")];
  const go = (card) => {
    if (!card) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  };

  list.addEventListener("keydown", (event) => {
    const card = event.target.closest("[data-state]");
    if (!card || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const all = cards();
    const at = all.indexOf(card);
    const key = event.key.toLowerCase();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      go(all[at + (event.key === "ArrowDown" ? 1 : -1)]);
    } else if ((key === "a" && card.dataset.state === "open" && !("stays" in card.dataset)) || (key === "d" && card.dataset.state !== "dropped")
      || (key === "l" && "known" in card.dataset && card.dataset.state !== "dropped")) {
      acted.add(card);
      const open = (other) => other.dataset.state === "open" && !acted.has(other);
      go(all.slice(at + 1).find(open) ?? all.find(open) ?? card);
    } else if (key === "u") {
      acted.delete(card);
    }
  });
}
