// A row that is done leaves its list, and the focus with it. It goes to the row that stood below, else above; else to the list's heading.
export function placeOf(button) {
  const group = button.closest("section, .due-group");
  const buttons = [...(group ?? document).querySelectorAll("[data-done]")];
  const at = buttons.indexOf(button);
  const next = [button, ...buttons.slice(at + 1), ...buttons.slice(0, at).reverse(), group?.querySelector("h2")];
  return {
    goOn() {
      if (document.activeElement && document.activeElement !== document.body) return;
      const target = next.find((element) => element?.isConnected) ?? document.querySelector("h1");
      if (!target.matches("button")) target.tabIndex = -1;
      target.focus();
    },
  };
}
