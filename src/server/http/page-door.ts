/* The other door: what pages ask by, loaded by `import()` alone, and bundled once for all that it answers. */
export { answerRoute } from "./answer-route.ts";
export { PAGE_ROUTES } from "./page-routes.ts";
