// Where the clipboard is closed to pages (plain http), the text is selected, ready for Ctrl+C.
export async function copy(input) {
  input.focus();
  input.select();
  try {
    await navigator.clipboard.writeText(input.value);
    return true;
  } catch {
    return false;
  }
}
