// Runs before the page is drawn, so that the wrong colours never flash up, and
// what shows progress has its place.
const root = document.documentElement;
const chosen = localStorage.getItem("theme");
if (chosen) root.dataset["theme"] = chosen;
const kept = localStorage.getItem("decant-progress");
if (kept) {
  root.dataset["progress"] = kept.includes('"cards":{"') ? "cards" : "kept";
}
// A visitor may want this browser to run lessons, also where a server would.
const run = new URL(location.href).searchParams.get("run");
const isWanted = (run ?? localStorage.getItem("decant-run")) === "browser";
if (isWanted) root.dataset["runner"] = "browser";
root.classList.add("js");
