// Runs before the page is drawn, so that the wrong colours never flash up, and
// what shows progress has its place.
const root = document.documentElement;
const chosen = localStorage.getItem("theme");
if (chosen) root.dataset["theme"] = chosen;
if (localStorage.getItem("decant-progress")) root.dataset["progress"] = "kept";
root.classList.add("js");
