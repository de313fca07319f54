/* Before the first paint: dark or light (what the trader chose, else what the system says), and notices read already. */
(() => {
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const chosen = kept("axisor-theme");
  const system = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  document.documentElement.dataset.theme = chosen === "light" || chosen === "dark" ? chosen : system;
  if (kept("axisor-plain-http") === "read") document.documentElement.dataset.plainHttp = "read";
})();
