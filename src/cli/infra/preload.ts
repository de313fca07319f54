import { registerHooks } from "node:module";

/** Every `.js` of it is a module, as `preload.test.ts` sees. */
const PACKAGE = "/node_modules/drizzle-orm/";

/*
 * To learn whether a `.js` is a module, Node asks the package.json above it, and parses all it exports each time that one file
 * asks for another (node/lib/internal/modules/esm/get_format.js). drizzle-orm's has 180 kB, and its files ask for one another
 * four hundred times: that was more than half of the processor's time in which a command that reaches the database started.
 */
registerHooks({
  resolve: (specifier, context, next) => {
    const { parentURL } = context;
    const isKnown = specifier.startsWith(".") && specifier.endsWith(".js") && parentURL?.includes(PACKAGE);
    return isKnown
      ? { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true }
      : next(specifier, context);
  },
});
