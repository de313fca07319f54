import { sealSession } from "../auth/seal-session.ts";
import type { Route } from "../http/route.ts";
import { handleTrpcRequest } from "./handle-trpc-request.ts";

/** The API: many calls, each of which says itself how it is limited and whom it serves. */
export const trpcRoute: Route = {
  limit: "calls",
  methods: ["GET", "POST"],
  body: { maxBytes: 64 * 1024, types: ["application/json"] },
  answer: async (call) => {
    const { readSession, readLastSession, silence, bodyTime, secret, log, now, elapsed } = call.deps;
    const composition = await call.deps.parts();
    return await handleTrpcRequest(
      call.request,
      {
        composition,
        readSession: () => readSession(call.request.headers),
        readLastSession: async () => (await readLastSession?.(call.request.headers)) ?? null,
        sleep: bodyTime.sleep,
        silence,
        sealSession: (token, at) => sealSession(token, at, secret()),
        log,
      },
      { ...call, now, elapsed },
    );
  },
};
