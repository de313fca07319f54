import type { ServerLog } from "../log.ts";

/**
 * What a page may fail with. The framework writes what it catches into its own log, with every parameter of a query, and
 * hands its digest to the page: so what went wrong goes into our log, and the framework is given the id and nothing else.
 */
export function pageError(error: unknown, requestId: string, log: ServerLog): Error {
  log.error("page-failed", { requestId, error });
  const bare = new Error(`A page failed; the log says why under ${requestId}`);
  return Object.assign(bare, { digest: requestId });
}
