/* Chooses dark or light before the first paint: what the trader chose, else what the system says. */
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("axisor-theme");
  } catch {
    chosen = null;
  }
  const system = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  document.documentElement.dataset.theme = chosen === "light" || chosen === "dark" ? chosen : system;
})();
