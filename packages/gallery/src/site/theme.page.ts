// Runs before the page is drawn, so that the wrong colours never flash up.
const chosen = localStorage.getItem("theme");
if (chosen) document.documentElement.dataset["theme"] = chosen;
document.documentElement.classList.add("js");
