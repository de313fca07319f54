/* One module for what Next answers beside pages: it is loaded by `import()` alone, and bundled once for all of them. */
export { answerRoute } from "./answer-route.ts";
export { pagePreferences } from "./page-preferences.ts";
export { ROUTES } from "./routes.ts";
