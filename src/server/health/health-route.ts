import type { Route } from "../http/route.ts";

/** Liveness: this process answers. It says nothing about the database, the exchange or the worker, and asks none. */
export const healthRoute: Route = {
  limit: "health",
  methods: ["GET", "HEAD"],
  body: null,
  answer: async () => Response.json({ status: "alive" }),
};
