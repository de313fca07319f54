import { checkBearer } from "../http/check-bearer.ts";
import { noteRefusal } from "../http/note-refusal.ts";
import { refusal } from "../http/refusal.ts";
import type { Route, RouteCall } from "../http/route.ts";
import type { Wired } from "../wired.ts";

/** What a schedule calls; `needsKeys` where it opens credentials, which a process that only serves pages cannot. */
type Cron = { readonly job: (wired: Wired) => Promise<unknown>; readonly needsKeys: boolean };

const NO_KEYS =
  "This process serves pages and opens no keys. Send this call to one whose ROLE is all, or run a worker instead.";

/** Without a configured secret nobody holds it: then no call is let in, and none is a guess. */
async function refuse(call: RouteCall): Promise<Response | null> {
  const { edge, log, now } = call.deps;
  const { limiters, settings, security } = edge();
  const verdict = checkBearer(call.request.headers, settings.cronSecret);
  if (verdict === "right") return null;
  if (verdict === "unset") return refusal(503, "CRON_SECRET is not set, so no cron call is let in.");
  const { pathname } = new URL(call.request.url);
  const refused = {
    kind: "cron-refused",
    network: call.network,
    trader: null,
    facts: { path: pathname },
  } as const;
  await noteRefusal({ security, local: limiters.local, log, now }, refused);
  return refusal(401, "Send the header Authorization: Bearer with CRON_SECRET.");
}

/** The job with this process's parts; its result is the answer. When it throws, the answer says only that it failed. */
async function run(call: RouteCall, { job, needsKeys }: Cron): Promise<Response> {
  const { requestId } = call;
  const { pathname } = new URL(call.request.url);
  const tell = (outcome: "done" | "failed") =>
    call.note({ job: pathname.replace("/api/cron/", ""), actor: "cron", outcome });
  try {
    const { wired } = await call.deps.parts();
    if (needsKeys && wired.keyring === null) return refusal(503, NO_KEYS);
    const report = await job(wired);
    tell("done");
    return Response.json(report ?? { status: "done" });
  } catch (error) {
    tell("failed");
    call.deps.log.error("cron-failed", { path: pathname, requestId, error });
    return refusal(500, `The job failed; the log says why under ${requestId}.`);
  }
}

/**
 * A cron's route: GET, which is all that Vercel sends, and POST, for whoever holds the bearer secret and for nobody else.
 * Counted in this process and after the secret, so neither Redis nor a stranger stands between a schedule and its job.
 */
export const cronRoute = (cron: Cron): Route => ({
  limit: "cron",
  methods: ["GET", "POST"],
  body: null,
  refuse,
  answer: (call) => run(call, cron),
});
