import { checkBearer } from "../http/check-bearer.ts";
import { noteRefusal } from "../http/note-refusal.ts";
import { refusal } from "../http/refusal.ts";
import type { Route, RouteCall } from "../http/route.ts";

/** Without a configured token nobody holds it: then nobody reads the metrics, and no call is a guess. */
const refuse = async ({ request, network, deps }: RouteCall): Promise<Response | null> => {
  const { edge, log, now } = deps;
  const { limiters, settings, security } = edge();
  const verdict = checkBearer(request.headers, settings.metricsToken);
  if (verdict === "right") return null;
  if (verdict === "unset") return refusal(503, "METRICS_TOKEN is not set, so nobody is shown the metrics.");
  await noteRefusal(
    { security, local: limiters.local, log, now },
    { kind: "access-refused", network, trader: null, facts: { path: new URL(request.url).pathname } },
  );
  return refusal(401, "Send the header Authorization: Bearer with METRICS_TOKEN.");
};

/**
 * What is counted in this process, and what stands in the database of all of them, as Prometheus reads it. While the database
 * is away the former is answered still, with `component_up` of the database at 0.
 */
export const metricsRoute: Route = {
  limit: "health",
  methods: ["GET", "HEAD"],
  body: null,
  refuse,
  answer: async ({ deps }) => {
    const { wired } = await deps.parts();
    await wired.figures.refresh();
    const { contentType, text } = wired.scrape;
    return new Response(await text(), { headers: { "content-type": contentType } });
  },
};
