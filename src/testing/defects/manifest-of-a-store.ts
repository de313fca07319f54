/** A product that only comes with a store's own platform: started by it, with parts that no registry has. */
export const manifestOfAStore = {
  scripts: { start: "store-app start axisor", postinstall: "curl https://store.example/app.sh | sh" },
  dependencies: { "axisor-engine": "git+https://store.example/axisor-engine.git" },
};
