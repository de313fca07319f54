import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/trpc/app-router.ts";

/** What each procedure answers, as `Answers["noun"]["verb"]`. */
export type Answers = inferRouterOutputs<AppRouter>;
