// The palette: goes to a page, a record or a name, or does something. Made when it is first asked for; what the pages and actions are it
// reads from the frame, which has those that the user's role may see; the server is asked once a letter was typed.
const pause = 150; // ms
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const user = () => document.getElementById("kept-words")?.dataset.user ?? "";

let dialog, input, list, count;
let options = [];
let active = 0;
let found = { typed: "", entries: [], trouble: null };
let waiting, asking;

export function toggle() {
  if (dialog?.open) return dialog.close();
  if (!dialog) make();
  input.value = "";
  found = { typed: "", entries: [], trouble: null };
  dialog.showModal();
  show();
}

function element(name, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  for (const [key, value] of Object.entries(attributes)) if (key.includes("-") || key === "role") made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function make() {
  input = element("input", {
    type: "text", id: "palette-input", role: "combobox", autocomplete: "off", spellcheck: false, dir: "auto", maxLength: 500,
    placeholder: "Go to a page, a record or a name, or do something", "aria-label": "Go to or do", "aria-autocomplete": "list", "aria-expanded": "true",
    "aria-controls": "palette-list",
  });
  list = element("div", { id: "palette-list", role: "listbox", "aria-label": "Where to go and what to do" });
  count = element("p", { className: "hidden", role: "status" });
  dialog = element("dialog", { className: "palette", "aria-label": "Go to or do" }, input, list, count);
  document.body.append(dialog);
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    asking?.abort();
    show();
    if (typed()) waiting = setTimeout(ask, pause);
  });
  input.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.isComposing || !(event.key in steps || event.key === "Enter")) return;
    event.preventDefault();
    if (event.key === "Enter") choose(active);
    else point((active + steps[event.key] + options.length) % options.length);
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option?.dataset.index) choose(Number(option.dataset.index));
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => { clearTimeout(waiting); asking?.abort(); });
}

const typed = () => input.value.trim();

async function ask() {
  const words = typed();
  asking = new AbortController();
  try {
    const answer = await fetch(`/palette?q=${encodeURIComponent(words)}`, { signal: asking.signal, headers: { accept: "application/json" } });
    if (!answer.ok || answer.redirected) throw new Error(`The server answered ${answer.status}.`);
    found = { typed: words, entries: await answer.json(), trouble: null };
  } catch (trouble) {
    if (trouble.name === "AbortError") return;
    found = { typed: words, entries: [], trouble: "Names and records cannot be looked up just now. Type on to try again, or load the page again." };
  }
  if (dialog.open && words === typed()) show();
}

// What the frame offers.
function pages() {
  const links = [".sidenav li a", "#user-menu a"].flatMap((where) => [...document.querySelectorAll(where)]);
  return links.map((link) => ({ group: "Go to", label: link.title || link.textContent.trim(), path: link.getAttribute("href") }));
}

function actions() {
  const all = [];
  if (document.querySelector(".sidenav a[href='/engagements/new']")) {
    all.push({ group: "Do", label: "Log a call", beside: "C", path: "/engagements/new" }, { group: "Do", label: "Paste a readout", path: "/engagements/new/readout" });
  }
  const press = (label, button) => button && all.push({ group: "Do", label, act: () => button.click() });
  press("Switch between light and dark", document.querySelector("[data-theme-toggle]"));
  press("Sign out", document.querySelector("form[action='/account/sign-out'] button"));
  return all;
}

const addresses = { ENG: "engagements", COM: "commitments", FUP: "follow-ups" };
const recent = () => JSON.parse(localStorage.getItem(`recent:${user()}`) ?? "[]")
  .map((reference) => ({ group: "Opened recently", label: reference, path: `/${addresses[reference.slice(0, 3)]}/${reference}` }));

function matching(entries, words) {
  const wanted = fold(words).split(/\s+/);
  return entries.filter(({ label }) => wanted.every((word) => fold(label).split(/\s+/).some((part) => part.startsWith(word))));
}

function entries() {
  const words = typed();
  if (!words) return [...recent(), ...pages(), ...actions()];
  // While the next answer is on its way, what was found for a shorter word is better than nothing.
  const names = words.startsWith(found.typed) && found.typed ? found.entries : [];
  return [...matching([...pages(), ...actions()], words), ...names, { group: "Search", label: `Search for “${words}”`, path: `/search?q=${encodeURIComponent(words)}` }];
}

function show() {
  const chosen = options[active]?.label;
  const moved = active > 0;
  options = entries();
  const groups = Map.groupBy ? Map.groupBy(options, (o) => o.group) : options.reduce((all, o) => all.set(o.group, [...(all.get(o.group) ?? []), o]), new Map());
  options = [...groups.values()].flat();
  list.replaceChildren(...[...groups].map(([name, members], number) => {
    const heading = element("div", { className: "group", id: `palette-group-${number}`, role: "presentation" }, name);
    return element("div", { role: "group", "aria-labelledby": heading.id }, heading, ...members.map(line));
  }));
  if (found.trouble && found.typed === typed()) list.append(element("p", { className: "trouble-line", role: "presentation" }, found.trouble));
  count.textContent = options.length === 1 ? "1 entry" : `${options.length} entries`;
  point(Math.max(0, moved ? options.findIndex((o) => o.label === chosen) : 0));
}

function line(option) {
  const index = options.indexOf(option);
  const made = element("div", { role: "option", id: `palette-option-${index}`, "aria-selected": "false" }, element("span", { dir: "auto" }, option.label));
  made.dataset.index = index;
  if (option.marking) made.append(element("span", { className: `marking-tag ${option.marking.toLowerCase().replace(/\s/g, "")}` }, option.marking));
  if (option.beside) made.append(element("span", { className: "muted", dir: "auto" }, option.beside));
  return made;
}

function point(index) {
  list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
  active = index;
  const option = document.getElementById(`palette-option-${index}`);
  option?.setAttribute("aria-selected", "true");
  if (option) input.setAttribute("aria-activedescendant", option.id);
  if (index === 0) list.scrollTop = 0;
  else option?.scrollIntoView({ block: "nearest" });
}

function choose(index) {
  const option = options[index];
  if (!option) return;
  dialog.close();
  if (option.act) option.act();
  else if (globalThis.Blazor?.navigateTo) globalThis.Blazor.navigateTo(option.path);
  else location.assign(option.path);
}
