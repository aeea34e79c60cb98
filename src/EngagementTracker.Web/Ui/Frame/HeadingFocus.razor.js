// Only the browser knows in time where the focus is: on a slow machine somebody types before the server has asked for it.
export function focusHeading(first) {
  const at = document.activeElement;
  const idle = !at || at === document.body || at.id === "main";
  // After the first page the focus is on what led to the next one, in the frame; whatever of the new page has it keeps it.
  if (!idle && (first || at.closest("main, dialog"))) return;
  // A page that is loaded again may have been scrolled to where its reader was.
  document.querySelector("h1")?.focus({ preventScroll: first });
}
