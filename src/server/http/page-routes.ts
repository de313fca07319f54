import { authRoute } from "../auth/auth-route.ts";
import { trpcRoute } from "../trpc/trpc-route.ts";
import type { Route } from "./route.ts";

/**
 * What pages ask by, by where its file lies below `src/app/api`. It takes longest to load, so what a balancer or a schedule asks
 * does not wait for it.
 */
export const PAGE_ROUTES = {
  "auth/[...nextauth]": authRoute,
  "trpc/[trpc]": trpcRoute,
} as const satisfies Record<string, Route>;
