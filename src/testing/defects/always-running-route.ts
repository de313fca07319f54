import type { Route } from "#server/http/route.ts";

/** A health page that makes up a heartbeat of everything whenever it is asked. */
export const alwaysRunningRoute: Route = {
  limit: "health",
  methods: ["GET", "HEAD"],
  body: null,
  answer: async () =>
    Response.json({ worker: { status: "running", lastHeartbeat: new Date().toISOString() }, database: "up" }),
};
