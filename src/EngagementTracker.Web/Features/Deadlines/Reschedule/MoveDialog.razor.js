// What is not known yet is asked first: the day, or else the reason.
export function open(dialog, field) {
  if (!dialog?.isConnected || dialog.open) return;
  dialog.showModal();
  dialog.querySelector(`#${field}`)?.focus();
}
