import { z } from "zod";
import type { Route } from "../http/route.ts";
import { handleAuthRequest } from "./handle-auth-request.ts";

const paramsSchema = z.object({ nextauth: z.array(z.string()).min(1) });

/** next-auth's own routes: log in, log out, who is logged in. */
export const authRoute: Route = {
  limit: "auth",
  methods: ["GET", "POST"],
  body: { maxBytes: 16 * 1024, types: ["application/json", "application/x-www-form-urlencoded"] },
  answer: async (call) => {
    const { nextauth } = paramsSchema.parse(await call.params);
    const deps = { composition: await call.deps.parts(), secret: call.deps.secret(), log: call.deps.log };
    return await handleAuthRequest(call, nextauth, deps);
  },
};
