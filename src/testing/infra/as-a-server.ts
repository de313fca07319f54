import { AsyncLocalStorage } from "node:async_hooks";

/* What Next's modules look for when they are first loaded, as its server puts it there: a test that loads one of them early must
   not take it from those that need it later. */
Object.assign(globalThis, { AsyncLocalStorage });
