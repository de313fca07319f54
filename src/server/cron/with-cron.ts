import { isSameSecret } from "../http/is-same-secret.ts";
import type { ServerLog } from "../log.ts";

export type CronDeps = { readonly secret: string | null; readonly log: ServerLog };

const answer = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { "cache-control": "private, no-store" } });

/**
 * Runs a job for whoever holds the bearer secret. Without a configured secret nobody does: 503. The job's result is the
 * answer's body; when it throws, the answer says only that it failed.
 */
export async function withCron(
  request: Request,
  deps: CronDeps,
  job: () => Promise<unknown>,
): Promise<Response> {
  if (deps.secret === null || deps.secret === "") {
    return answer(503, { error: "CRON_SECRET is not set, so no cron call is let in." });
  }
  const bearer = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer === undefined || !isSameSecret(bearer, deps.secret)) {
    deps.log.warn("cron-refused", { path: new URL(request.url).pathname });
    return answer(401, { error: "Send the header Authorization: Bearer with CRON_SECRET." });
  }
  try {
    return answer(200, (await job()) ?? { status: "done" });
  } catch (error) {
    deps.log.error("cron-failed", { path: new URL(request.url).pathname, error });
    return answer(500, { error: "The job failed; the log says why." });
  }
}
