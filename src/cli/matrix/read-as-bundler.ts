import { AsyncLocalStorage } from "node:async_hooks";
import { createRequire, registerHooks } from "node:module";

const SCHEME = "bundled:";
/** Where Next's bundler takes the `default` of what says it was an ES module once, and Node takes the whole. */
const DEFAULTED = /^next-auth(\/providers\/[a-z]+)?$/;

/**
 * Routes are written for Next's bundler. From here on Node reads their imports as that does: `next/headers` is found
 * without its extension, and the login library is what it exports as its default. Next's own modules find what its server
 * puts there for them.
 */
export const readAsBundler = (): void => {
  Object.assign(globalThis, { AsyncLocalStorage });
  registerHooks({
    resolve: (specifier, context, resolve) => {
      if (/^next\/[a-z-]+$/.test(specifier)) return resolve(`${specifier}.js`, context);
      if (!DEFAULTED.test(specifier) || context.conditions.includes("require")) {
        return resolve(specifier, context);
      }
      return { url: `${SCHEME}${specifier}`, format: "module", shortCircuit: true };
    },
    load: (url, context, load) => {
      if (!url.startsWith(SCHEME)) return load(url, context);
      const path = createRequire(import.meta.url).resolve(url.slice(SCHEME.length));
      const source = `import { createRequire } from "node:module";
        const whole = createRequire(${JSON.stringify(import.meta.url)})(${JSON.stringify(path)});
        export default whole.default ?? whole;`;
      return { format: "module", source, shortCircuit: true };
    },
  });
};
