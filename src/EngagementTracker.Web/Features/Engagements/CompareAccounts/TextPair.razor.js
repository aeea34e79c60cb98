// Each text scrolls by itself to its first sentence; the first that can be seen takes the focus. The page stays where it is.
export function follow(texts) {
  const chosen = [...texts.querySelectorAll(".text")].map((text) => [text, text.querySelector(".chosen")]).filter(([, sentence]) => sentence);
  for (const [text, sentence] of chosen) {
    text.scrollTop += sentence.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 4;
  }
  chosen.find(([text]) => text.offsetParent)?.[1].focus({ preventScroll: getComputedStyle(texts).position === "sticky" });
}

export function back(line) {
  document.getElementById(line)?.focus();
}
