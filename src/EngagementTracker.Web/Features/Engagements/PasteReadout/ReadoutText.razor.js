// What only the browser knows in time: which sentence has the focus, which stretch is marked with the mouse, and whether somebody is typing.
const writes = (element) => element?.isContentEditable || /^(input|textarea|select)$/i.test(element?.tagName ?? "");

export function attach(box, page) {
  let anchor = null;
  const sentences = () => [...box.querySelectorAll("[data-start]")];
  const place = (sentence) => [Number(sentence.dataset.start), Number(sentence.dataset.end)];
  const sentenceOf = (node) => (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest?.("[data-start]");

  // The box holds the text letter for letter: what lies before a point is its place.
  const placeOf = (node, offset) => {
    const before = document.createRange();
    before.setStart(box, 0);
    before.setEnd(node, offset);
    return before.toString().length;
  };

  const marked = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
    return [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)];
  };

  const span = (one, other) => {
    const [a, b] = [place(one), place(other)];
    return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
  };

  const move = (from, to, extend) => {
    if (!to) return;
    for (const sentence of box.querySelectorAll('[tabindex="0"]')) sentence.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
    if (!extend) {
      anchor = null;
      return;
    }
    anchor ??= from;
    page.invokeMethodAsync("ChooseAsync", ...span(anchor, to));
  };

  const keydown = (event) => {
    const sentence = sentenceOf(event.target);
    if (!sentence || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = sentences();
    const at = all.indexOf(sentence);
    const next = { ArrowDown: all[at + 1], ArrowRight: all[at + 1], ArrowUp: all[at - 1], ArrowLeft: all[at - 1], Home: all[0], End: all.at(-1) };
    if (event.key in next) {
      event.preventDefault();
      move(sentence, next[event.key], event.shiftKey);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      page.invokeMethodAsync("ChooseAsync", ...span(anchor ?? sentence, sentence));
    }
  };

  const mouseup = (event) => {
    const stretch = marked();
    const sentence = sentenceOf(event.target);
    if (stretch) {
      page.invokeMethodAsync("ChooseAsync", ...stretch);
    } else if (sentence) {
      move(sentence, sentence, false);
      page.invokeMethodAsync("ChooseAsync", ...place(sentence));
    }
  };

  // P, R and S work wherever nobody is typing.
  const make = (event) => {
    const key = event.key.toLowerCase();
    if (!"prs".includes(key) || key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (writes(event.target) || document.querySelector("dialog[open]")) return;
    const sentence = box.contains(document.activeElement) ? sentenceOf(document.activeElement) : null;
    const stretch = marked() ?? (sentence ? span(anchor ?? sentence, sentence) : [0, 0]);
    event.preventDefault();
    page.invokeMethodAsync("MakeAsync", key, ...stretch);
  };

  box.addEventListener("keydown", keydown);
  box.addEventListener("mouseup", mouseup);
  document.addEventListener("keydown", make);
  // From here on a click and a key are heard.
  box.dataset.listens = "";
  return { dispose: () => document.removeEventListener("keydown", make) };
}

// Scrolls the text, and not the page, to what is pointed at.
export function show(box) {
  const mark = box.querySelector("mark");
  const pane = box.closest(".pane-scroll");
  if (!mark || !pane) return;
  const [inner, outer] = [mark.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  pane.scrollTop += inner.top - outer.top - outer.height / 3;
}
