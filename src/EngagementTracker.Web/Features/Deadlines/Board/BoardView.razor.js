// The arrow keys walk from card to card; M, D and Enter press what is on the card. And what the browser asks of whoever lets drop.
export function attach(root) {
  const cardOf = (reference) => root.querySelector(`[data-card="${reference}"]`);
  const cards = (lane) => [...lane.querySelectorAll("[data-card]")];
  const lanes = (swimlane) => [...swimlane.querySelectorAll("[data-lane]")].filter((lane) => cards(lane).length > 0);
  const go = (card) => {
    if (!card) return false;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
    return true;
  };
  const beside = (card, by) => {
    const lane = card.closest("[data-lane]");
    const all = lanes(card.closest("[data-swimlane]"));
    const next = all[all.indexOf(lane) + by];
    return next && (cards(next)[cards(lane).indexOf(card)] ?? cards(next).at(-1));
  };
  const below = (card, by) => {
    const lane = card.closest("[data-lane]");
    const next = cards(lane)[cards(lane).indexOf(card) + by];
    if (next) return next;
    // At the lane's end the walk goes on in the same lane of the next swimlane that has a card there.
    const same = [...root.querySelectorAll(`[data-lane="${lane.dataset.lane}"]`)];
    const on = by > 0 ? same.slice(same.indexOf(lane) + 1) : same.slice(0, same.indexOf(lane)).reverse();
    const other = on.find((l) => cards(l).length > 0);
    return other && cards(other).at(by > 0 ? 0 : -1);
  };
  const steps = {
    ArrowLeft: (card) => beside(card, -1),
    ArrowRight: (card) => beside(card, 1),
    ArrowUp: (card) => below(card, -1),
    ArrowDown: (card) => below(card, 1),
    Home: (card) => cards(card.closest("[data-lane]"))[0],
    End: (card) => cards(card.closest("[data-lane]")).at(-1),
  };
  const onKey = (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const card = event.target.closest?.("[data-card]");
    if (!card || document.querySelector("dialog[open]")) return;
    if (event.target === card && steps[event.key]) {
      event.preventDefault();
      go(steps[event.key](card));
    } else if (event.target === card && event.key === "Enter") {
      card.querySelector("a").click();
    } else if (/^[md]$/i.test(event.key)) {
      const button = card.querySelector(event.key.toLowerCase() === "m" ? "[data-move]" : "[data-done]");
      if (!button) return;
      event.preventDefault();
      button.click();
    }
  };
  let over = null;
  const mark = (lane) => {
    if (over !== lane) over?.removeAttribute("data-over");
    over = lane;
    over?.setAttribute("data-over", "");
  };
  const onDrag = (event) => {
    const lane = event.target.closest?.("[data-drop]");
    mark(lane);
    if (lane) event.preventDefault();
  };
  const onStart = (event) => {
    const card = event.target.closest?.("[data-card]");
    if (!card) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.dataset.card);
  };
  const onDrop = (event) => {
    if (over) event.preventDefault();
    mark(null);
  };
  const onEnd = () => mark(null);
  const heard = { keydown: onKey, dragstart: onStart, dragover: onDrag, drop: onDrop, dragend: onEnd };
  for (const [name, listener] of Object.entries(heard)) root.addEventListener(name, listener);
  return {
    stop: () => {
      for (const [name, listener] of Object.entries(heard)) root.removeEventListener(name, listener);
    },
    goTo: (reference) => go(cardOf(reference) ?? document.querySelector("h1")),
    // A card that was moved or done takes the focus along; it goes after the card, or to the one by which the board is entered.
    rescue: (reference, entry) => {
      if (document.activeElement && document.activeElement !== document.body) return;
      go(cardOf(reference) ?? cardOf(entry) ?? document.querySelector("h1"));
    },
  };
}
