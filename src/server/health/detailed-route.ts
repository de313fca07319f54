import type { Health } from "#services/operations/describe-health.ts";
import { KNOWN_MIGRATIONS } from "../composition/migrations.ts";
import { checkBearer } from "../http/check-bearer.ts";
import { noteRefusal } from "../http/note-refusal.ts";
import { refusal } from "../http/refusal.ts";
import type { Route, RouteCall } from "../http/route.ts";
import { healthOf } from "../operations/health-of.ts";
import { VERSION } from "../version.ts";
import type { Wired } from "../wired.ts";

const iso = (at: number): string => new Date(at).toISOString();

/** What is answered: each part with its state, what the look at it took, since when it is so, and what is wrong. */
const detailOf = ({ at, components, networks, canaryAgeMs }: Health) => ({
  version: VERSION,
  at: iso(at),
  status: components.some(({ state }) => state === "failed")
    ? "failed"
    : components.some(({ state }) => state === "degraded")
      ? "degraded"
      : "ok",
  components: components.map(({ name, state, detail, latencyMs, since }) => ({
    ...{ name, state, latencyMs, detail },
    since: iso(since),
    // A worker is judged by how old the last tick is of each network that somebody trades on.
    ...(name === "workers" ? { networks } : {}),
  })),
  canaryAgeMs,
});

/** Lets in the bearer of the metrics' token, or an operator who is logged in with a second factor; a refusal for everybody else. */
const refuse = async (call: RouteCall): Promise<Response | null> => {
  const { edge, readSession, log, now } = call.deps;
  const { limiters, security, settings } = edge();
  if (checkBearer(call.request.headers, settings.metricsToken) === "right") return null;
  const trader = await readSession(call.request.headers);
  if (trader?.role === "operator" && trader.hasSecondFactor) return null;
  const { pathname } = new URL(call.request.url);
  await noteRefusal(
    { security, local: limiters.local, log, now },
    { kind: "access-refused", network: call.network, trader, facts: { path: pathname } },
  );
  return refusal(401, "Send the header Authorization: Bearer with METRICS_TOKEN, or log in as an operator.");
};

/**
 * How every part of the installation is now, for whoever runs it. It is answered while any of them is away, the database too:
 * then only the bearer can be told from anybody else.
 */
export const detailedRoute = (
  read: (wired: Wired) => Promise<Health> = (wired) => healthOf(wired, KNOWN_MIGRATIONS),
): Route => ({
  limit: "health",
  methods: ["GET", "HEAD"],
  body: null,
  answer: async (call) => {
    // After the count: whoever has no bearer costs a look into the database.
    const refused = await refuse(call);
    if (refused !== null) return refused;
    const { wired } = await call.deps.parts();
    return Response.json(detailOf(await read(wired)));
  },
});
