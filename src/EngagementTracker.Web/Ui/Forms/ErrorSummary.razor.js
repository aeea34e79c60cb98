export function focusField(id) {
  const field = document.getElementById(id) ?? document.querySelector(`[data-field="${CSS.escape(id)}"] :is(input, select, textarea, button)`);
  if (!field) return;
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}
