import { checkReady } from "#services/operations/check-ready.ts";
import { KNOWN_MIGRATIONS } from "../composition/migrations.ts";
import { isDraining } from "../http/drain.ts";
import type { Route } from "../http/route.ts";

const NOT_READY = { status: "not ready", failed: ["settings"] } as const;

const ENDING = { status: "not ready", failed: ["ending"] } as const;

/**
 * Readiness: this process can do its part, so a balancer may send it work. Anybody may ask, so it names what fails and says no
 * more of it.
 */
export const readyRoute: Route = {
  limit: "health",
  methods: ["GET", "HEAD"],
  body: null,
  answer: async ({ deps, requestId }) => {
    if (isDraining()) return Response.json(ENDING, { status: 503 });
    try {
      const { wired } = await deps.parts();
      const components = await checkReady({ ...wired, migrations: KNOWN_MIGRATIONS });
      const failed = components.filter(({ state }) => state === "failed").map(({ name }) => name);
      if (failed.length === 0) return Response.json({ status: "ready" });
      return Response.json({ status: "not ready", failed }, { status: 503 });
    } catch (error) {
      deps.log.error("not-ready", { requestId, error });
      return Response.json(NOT_READY, { status: 503 });
    }
  },
};
