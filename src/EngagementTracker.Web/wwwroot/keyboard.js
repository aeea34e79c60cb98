// Keys that work on every page: "/" goes to the search box, Ctrl+K opens the palette, "c" logs a call, Ctrl+Enter saves the form that is
// being filled in.
(() => {
  const writes = (element) => element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName);
  // Opened at once where it was loaded: whoever types on while a promise settles would lose letters.
  let toggle;
  const openPalette = () => toggle ? toggle() : import("./palette.js").then((palette) => (toggle = palette.toggle)());
  document.addEventListener("click", ({ target }) => { if (target.closest?.("[data-palette]")) openPalette(); });
  // The records opened last, for the palette: references alone, which say nothing to whoever may not read them.
  const note = () => {
    const reference = location.pathname.match(/^\/(?:engagements|commitments|follow-ups)\/((?:ENG|COM|FUP)-\d{4}-\d+)$/)?.[1];
    const user = document.getElementById("kept-words")?.dataset.user;
    if (!reference || !user) return;
    try {
      const before = JSON.parse(localStorage.getItem(`recent:${user}`) ?? "[]");
      if (before[0] !== reference) localStorage.setItem(`recent:${user}`, JSON.stringify([reference, ...before.filter((r) => r !== reference)].slice(0, 8)));
    } catch {
      // The browser keeps nothing: then nothing is offered.
    }
  };
  // A new page has a new title, with or without a load.
  new MutationObserver(note).observe(document.head, { childList: true, subtree: true, characterData: true });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey && !writes(event.target) && !document.querySelector("dialog[open]");
    if (event.key === "/" && bare) {
      const box = document.querySelector(".topbar input[type=search]");
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      if (!document.querySelector(".topbar") || document.querySelector("dialog[open]:not(.palette)")) return;
      event.preventDefault();
      openPalette();
    } else if (event.key === "c" && bare) {
      document.querySelector(".sidenav a[href='/engagements/new']")?.click();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest("form[data-ctrl-enter]");
      if (!form) return;
      event.preventDefault();
      // A field tells its value when it is left; leave it for a moment, so that the last word typed is saved too.
      const field = event.target;
      field.blur();
      field.focus();
      form.requestSubmit();
    }
  });
  // Chromium looks for the direction of a field again and again: with dir="auto" a paste of 5 MB stops the page for minutes.
  document.addEventListener("paste", (event) => {
    if ((event.clipboardData?.getData("text/plain").length ?? 0) > 200_000) event.target.dir = "ltr";
  }, true);
})();
