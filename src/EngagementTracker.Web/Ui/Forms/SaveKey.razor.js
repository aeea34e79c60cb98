// The browser reports a field's text only once the field is left; a key that sends the form must report it first.
export function attach(mark) {
  const form = mark.closest("form");
  form?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
    form.requestSubmit();
  });
}
