// Starts the circuit, and keeps at it: when the line is down the same circuit is taken up again, and when the circuit is gone the
// same address is loaded again (docs/decisions/0013-lost-lines.md).
import { keepWords, hasWords, offerWords, sendAgain } from "./KeptWords.razor.js";

const tries = [0, 500, 1000, 2000, 3000, 5000, 5000, 10000, 10000, 15000];
const calm = 30_000;
// A line that drops for a moment is nobody's business.
const patience = 1000;
// For so long the framework may take a dead line for a live one.
const blind = 35_000;
const loads = { most: 3, within: 120_000, key: "tracker-loads" };

const notice = document.getElementById("line-notice");
const aloud = document.getElementById("line-aloud");
const failure = document.getElementById("blazor-error-ui");
let downSince = null;
let hasBegun = false;
let isPaused = false;
let isLeaving = false;
let wake = () => {};

function show(state) {
  const line = [...notice.querySelectorAll("[data-when]")].filter((p) => !(p.hidden = p.dataset.when !== state))[0];
  for (const time of line.querySelectorAll("time")) time.textContent = downSince.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  notice.dataset.state = state;
  if (!notice.matches(":popover-open")) notice.showPopover();
  aloud.textContent = line.textContent.replace(/\s+/g, " ").trim();
}

function showFor(state, milliseconds) {
  show(state);
  setTimeout(() => {
    if (notice.dataset.state !== state) return;
    notice.hidePopover();
    aloud.textContent = "";
  }, milliseconds);
}

/** Whether the server answers, and takes us for whom it took us: its answer to the first question of each circuit. */
async function ask() {
  try {
    const answer = await fetch("_blazor/initializers", { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(8000) });
    return answer.type === "opaqueredirect" ? "elsewhere" : answer.ok ? "there" : "away";
  } catch {
    return "away";
  }
}

/** Waits for the time of the next try, or until there is a reason to try at once. */
function rest(milliseconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds * (0.8 + 0.4 * Math.random()));
    wake = () => { clearTimeout(timer); resolve(true); };
  });
}

async function keepTrying(reach) {
  for (let attempt = 0; downSince; attempt++) {
    if (await rest(tries[attempt] ?? calm)) attempt = 0;
    const answer = downSince && await ask();
    if (answer === "elsewhere") return loadAgain("gone");
    if (answer === "there" && await reach()) return;
  }
}

async function reconnect() {
  try {
    // It also says yes of a line that is up without a circuit; only a circuit that is taken up again ends our being down.
    if (!(await Blazor.reconnect()) || downSince) loadAgain("gone");
    return true;
  } catch {
    return false; // The server went away once more.
  }
}

function loadAgain(why, isAsked) {
  const recent = JSON.parse(sessionStorage.getItem(loads.key) ?? "[]").filter((at) => at > Date.now() - loads.within);
  if (recent.length >= loads.most && !isAsked) return show("stuck");
  sessionStorage.setItem(loads.key, JSON.stringify(isAsked ? [] : [...recent, Date.now()]));
  document.dispatchEvent(new Event("tracker:before-reload"));
  keepWords(why);
  show("returning");
  isLeaving = true;
  location.reload();
}

function down(reach = reconnect) {
  if (downSince || isLeaving) return;
  downSince = new Date();
  document.dispatchEvent(new Event("tracker:line-down"));
  setTimeout(() => { if (downSince && !isLeaving && notice.dataset.state !== "stuck") show("down"); }, patience);
  keepTrying(reach);
}

function up() {
  isPaused = false;
  if (!downSince) return;
  const since = downSince.getTime() - blind;
  downSince = null;
  if (notice.dataset.state === "down") showFor("back", 4000);
  // What was typed meanwhile has reached nobody.
  sendAgain(since);
  document.dispatchEvent(new Event("tracker:line-up"));
}

/** A page that failed for good, or never began, is loaded again as soon as there is a server to load it from. */
function stopped(why) {
  down(() => { loadAgain(why); return true; });
}

// A page that nobody looks at and nobody wrote on gives its memory on the server back.
let idle;
let pausing;
async function pause() {
  if (downSince || isPaused || hasWords()) return;
  isPaused = true;
  // What is typed before it has begun anew would be gone with what is there now.
  document.body.inert = true;
  pausing = Blazor.pauseCircuit();
  await pausing;
}

async function resume() {
  if (!isPaused) return;
  let isBack = false;
  try {
    await pausing;
    isBack = await Blazor.resumeCircuit();
  } catch {
    // No server, or none that begins it anew: then it is loaded again.
  }
  isPaused = false;
  document.body.inert = false;
  if (!isBack) stopped("gone");
}

document.addEventListener("visibilitychange", () => {
  clearTimeout(idle);
  const pauseAfter = Number(notice.dataset.pauseAfter);
  if (document.visibilityState === "hidden") {
    if (pauseAfter > 0) idle = setTimeout(pause, pauseAfter);
    return;
  }
  wake();
  resume();
});
window.addEventListener("online", () => wake());
// While nobody hears it, a link would change the address and not the page.
document.addEventListener("click", (event) => {
  if (!downSince || !event.target.closest("a[href]:not([target])")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
// The words are kept: the question whether to leave them is not asked of somebody who does not leave.
window.addEventListener("beforeunload", (event) => { if (isLeaving) event.stopImmediatePropagation(); }, true);
document.getElementById("line-load").addEventListener("click", () => loadAgain("gone", true));
new MutationObserver(() => {
  if (failure.style.display !== "block") return;
  failure.style.display = "none";
  stopped("failed");
}).observe(failure, { attributeFilter: ["style"] });
window.addEventListener("unhandledrejection", () => { if (!hasBegun) stopped("gone"); });

const cameBack = offerWords();
if (cameBack) showFor(cameBack, 8000);
Blazor.start({
  circuit: {
    circuitHandlers: [{ onCircuitOpened: () => { hasBegun = true; } }],
    reconnectionHandler: {
      // A pause ends the connection too, and says so twice.
      onConnectionDown: (_options, _error, isPause) => { if (!isPause && !isPaused) down(); },
      onConnectionUp: up,
    },
  },
});
