import { PAGE_MARK } from "#domain/security/page-mark.ts";
import type { WorkerScope } from "./worker-scope.ts";

/** A browser lets a worker open a page only shortly after a press: whoever waits longer cannot say that it failed. */
const PATIENCE_MS = 4_000;

/** Posts JSON to a route of ours as a page would; true where it was done. */
export const postToUs = async (scope: WorkerScope, path: string, body: unknown): Promise<boolean> => {
  try {
    const { ok } = await scope.fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", [PAGE_MARK]: "1" },
      credentials: "include",
      // A log-in page that answers instead has done nothing.
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
      body: JSON.stringify(body),
    });
    return ok;
  } catch {
    return false;
  }
};
