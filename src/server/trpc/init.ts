import { initTRPC, TRPCError } from "@trpc/server";
import { AppError } from "#services/app-error.ts";
import { checkFreeze } from "#services/security/check-freeze.ts";
import { checkStepUp } from "#services/security/check-step-up.ts";
import { trpcCodeOf } from "./app-error-codes.ts";
import type { Context } from "./context.ts";
import { formatError } from "./format-error.ts";
import { type CallClass, limitCalls } from "./limit-calls.ts";

/** Every procedure says how it is limited; a test lists the ones that do not. */
export type ProcedureMeta = { readonly limit: CallClass };

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => formatError(shape, error, ctx?.requestId),
  });

const mapAppErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok || !(result.error.cause instanceof AppError)) return result;
  const { cause } = result.error;
  throw new TRPCError({ code: trpcCodeOf[cause.code], message: cause.message, cause });
});

const refuseForeignMutations = t.middleware(async ({ ctx, type, next }) => {
  if (type !== "query" && !ctx.isSameOrigin) {
    throw new AppError("forbidden", "This request did not come from our page. Open Axisor and try there.");
  }
  return await next();
});

const count = t.middleware(async ({ ctx, meta, next }) => {
  // Without a class a procedure is held to the strictest rule.
  await limitCalls(ctx, meta?.limit ?? "raise");
  return await next();
});

const requireTrader = t.middleware(async ({ ctx, next }) => {
  if (ctx.trader === null) throw new AppError("unauthorized", "Log in first.");
  return await next({ ctx: { trader: ctx.trader } });
});

/**
 * For what needs a factor of the last five minutes: the password, the address, factors, keys, and whatever may put more
 * at risk. Refuses with FORBIDDEN and the reason `step-up`.
 */
export const requireStepUp = t.middleware(async ({ ctx, next }) => {
  if (ctx.trader === null) throw new AppError("unauthorized", "Log in first.");
  checkStepUp(ctx.trader, ctx.clock());
  return await next();
});

/**
 * For what puts more at risk: not on the day after a reset. What lowers risk never waits for this. Refuses with FORBIDDEN
 * and the reason `frozen`.
 */
export const refuseWhileFrozen = t.middleware(async ({ ctx, next }) => {
  if (ctx.trader === null) throw new AppError("unauthorized", "Log in first.");
  checkFreeze(ctx.trader, ctx.clock());
  return await next();
});

const base = t.procedure.use(mapAppErrors).use(refuseForeignMutations);

export const router = t.router;
/** Anybody may call it. */
export const publicProcedure = base.use(count);
/** Only a live session may call it; `ctx.trader` is who. */
export const traderProcedure = base.use(requireTrader).use(count);
