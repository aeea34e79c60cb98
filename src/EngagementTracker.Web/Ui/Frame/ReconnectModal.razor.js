// The framework sends this event at each change: https://learn.microsoft.com/aspnet/core/blazor/fundamentals/signalr
const dialog = document.getElementById("components-reconnect-modal");

dialog.addEventListener("components-reconnect-state-changed", ({ detail }) => {
  dialog.dataset.state = detail.state;
  if (detail.state === "hide") dialog.close();
  else if (!dialog.open && detail.state !== "retrying") dialog.showModal();
});

document.getElementById("reconnect-retry").addEventListener("click", async () => {
  dialog.dataset.state = "retrying";
  try {
    if (!(await Blazor.reconnect())) dialog.dataset.state = "rejected";
  } catch {
    dialog.dataset.state = "failed";
  }
});
document.getElementById("reconnect-close").addEventListener("click", () => dialog.close());
document.getElementById("reconnect-reload").addEventListener("click", () => location.reload());
