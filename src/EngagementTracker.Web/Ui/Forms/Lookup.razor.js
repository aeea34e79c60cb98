// Keys that belong to the open list must not also move the caret or send the form; only the browser can decide that in time.
export function attach(input) {
  input.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey) return; // Ctrl+Enter saves the form
    const open = input.getAttribute("aria-expanded") === "true";
    if (open && ["ArrowDown", "ArrowUp", "Enter", "Escape"].includes(event.key)) event.preventDefault();
    if (event.key === "Enter") event.preventDefault();
  });
  // Not the server's business: it would render the field anew in the moment in which somebody begins to type, and lose the first letters.
  input.addEventListener("focus", () => { if (input.dataset.selects !== undefined) input.select(); });
}
