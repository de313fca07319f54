import { createHash } from "node:crypto";
import { initTRPC, TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { saidBy } from "#domain/language/in-both.ts";
import { DEFAULT_LOCALE } from "#domain/language/locale.ts";
import { AppError } from "#services/app-error.ts";
import { checkFreeze } from "#services/security/check-freeze.ts";
import { checkStepUp } from "#services/security/check-step-up.ts";
import { refusalOf, refusalOfLook } from "../http/refusal-of.ts";
import { REQUEST_WORDS } from "../http/request-words.ts";
import { limitCall, limitStranger } from "../limits/limit-call.ts";
import type { CallClass } from "../limits/limit-rules.ts";
import { trpcCodeOf } from "./app-error-codes.ts";
import type { Context } from "./context.ts";
import { formatError } from "./format-error.ts";

/** Every procedure says how it is limited: its builder asks, so one that does not is no procedure. */
export type ProcedureMeta = { readonly limit: CallClass };

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) =>
      formatError(shape, error, ctx?.requestId, ctx?.locale ?? DEFAULT_LOCALE),
  });

const noteCall = t.middleware(async ({ ctx, path, meta, next }) => {
  const began = ctx.elapsed();
  const result = await next();
  const status = result.ok ? 200 : getHTTPStatusCodeFromError(result.error);
  ctx.noteCall({ path, limit: meta?.limit ?? "none", status, ms: Math.round(ctx.elapsed() - began) });
  return result;
});

const isOurs = (ctx: Context): boolean => ctx.isMarked && ctx.isSameOrigin;

/** Refusals that somebody may have to hear of: what was not theirs to do, and too many attempts to be somebody. */
const whyNoted = (error: AppError, ctx: Context, limit: CallClass | undefined): string | null => {
  if (error.reason === "frozen") return "frozen";
  // What says how it would be let through is part of the way there.
  if (error.reason !== undefined) return null;
  if (error.code === "forbidden") return isOurs(ctx) ? "forbidden" : "foreign-origin";
  return error.code === "limit-reached" && limit === "auth" ? "too-many-attempts" : null;
};

const ID = /^id$|Id$/;

/**
 * One word for the things of ours that a call names, null where it names none: the same for the same names, and nothing
 * that a caller typed.
 */
const namesIn = (input: unknown): string | null => {
  if (typeof input !== "object" || input === null) return null;
  const named = Object.entries(input).filter(([key]) => ID.test(key));
  if (named.length === 0) return null;
  return createHash("sha256").update(JSON.stringify(named)).digest("base64url").slice(0, 16);
};

const mapAppErrors = t.middleware(async ({ ctx, path, type, meta, getRawInput, next }) => {
  const result = await next();
  if (result.ok) return result;
  const thrown = result.error.cause;
  const cause = type === "query" ? refusalOfLook(thrown) : refusalOf(thrown);
  if (cause === null) return result;
  const why = whyNoted(cause, ctx, meta?.limit);
  if (why !== null) await ctx.noteRefusal("access-refused", { why, procedure: path });
  const asked = cause.code === "not-found" && ctx.trader !== null ? namesIn(await getRawInput()) : null;
  if (asked !== null) await ctx.noteRefusal("foreign-id", { procedure: path, asked });
  throw new TRPCError({ code: trpcCodeOf[cause.code], message: cause.message, cause });
});

/**
 * A question is harmless by itself, but it counts, and what it asks for in vain is written down in the caller's name: no
 * link may put it. A change must come from our origin besides, by the browser's own word.
 */
const refuseForeign = t.middleware(async ({ ctx, type, next }) => {
  if (type === "query" ? !ctx.isMarked : !isOurs(ctx)) {
    throw new AppError(
      "forbidden",
      saidBy(REQUEST_WORDS, ({ foreign }) => foreign),
    );
  }
  return await next();
});

/** A request that could not be told whose it is gets nothing, not even what anybody may have. */
const refuseUnclear = t.middleware(async ({ ctx, next }) => {
  // Only the session was looked for: of a change, too, nothing was begun.
  if (ctx.defect !== null) throw refusalOfLook(ctx.defect) ?? ctx.defect;
  return await next();
});

const counted = (limit: CallClass) =>
  t.middleware(async ({ ctx, next }) => {
    if (limit === "auth" && ctx.callCount > 1)
      throw new AppError(
        "bad-input",
        saidBy(REQUEST_WORDS, ({ alone }) => alone),
      );
    await limitCall(ctx, { userId: ctx.trader?.userId ?? null, network: ctx.ip }, limit);
    return await next();
  });

const requireTrader = t.middleware(async ({ ctx, next }) => {
  if (ctx.trader === null) {
    await limitStranger(ctx, ctx.ip);
    throw new AppError(
      "unauthorized",
      saidBy(REQUEST_WORDS, ({ logIn }) => logIn),
    );
  }
  return await next({ ctx: { trader: ctx.trader } });
});

/**
 * For what needs a factor of the last five minutes: the password, the address, factors, keys, and whatever may put more
 * at risk. Refuses with FORBIDDEN and the reason `step-up`.
 */
export const requireStepUp = t.middleware(async ({ ctx, next }) => {
  if (ctx.trader === null)
    throw new AppError(
      "unauthorized",
      saidBy(REQUEST_WORDS, ({ logIn }) => logIn),
    );
  checkStepUp(ctx.trader, ctx.clock());
  return await next();
});

/**
 * For what puts more at risk: not on the day after a reset. What lowers risk never waits for this. Refuses with FORBIDDEN
 * and the reason `frozen`.
 */
export const refuseWhileFrozen = t.middleware(async ({ ctx, next }) => {
  if (ctx.trader === null)
    throw new AppError(
      "unauthorized",
      saidBy(REQUEST_WORDS, ({ logIn }) => logIn),
    );
  checkFreeze(ctx.trader, ctx.clock());
  return await next();
});

/** Lets in, besides, who it was when the database last said so: the procedure tells by `ctx.defect` that it must not ask it. */
const admitLastKnown = t.middleware(async ({ ctx, next }) => {
  if (ctx.defect !== null && ctx.lastKnown === null) throw ctx.defect;
  return await next({ ctx: { trader: ctx.trader ?? ctx.lastKnown } });
});

const watched = t.procedure.use(noteCall).use(mapAppErrors);

const base = watched.use(refuseUnclear).use(refuseForeign);

export const router = t.router;

/** Anybody may call it. */
export const publicProcedure = (limit: CallClass) => base.meta({ limit }).use(counted(limit));

/** Only a live session may call it; `ctx.trader` is who. */
export const traderProcedure = (limit: CallClass) =>
  base.meta({ limit }).use(requireTrader).use(counted(limit));

/**
 * The same for a question that may be answered by what is last known while the database does not say whose session it is.
 * Never for what changes or reveals anything that was not on that trader's page a moment ago, see decision 38.
 */
export const lastKnownProcedure = (limit: "read") =>
  watched.use(admitLastKnown).use(refuseForeign).meta({ limit }).use(requireTrader).use(counted(limit));

/** Only an operator may call it, by the role in the user's row as it is now, and with the second factor that it takes to be one. */
export const operatorProcedure = (limit: CallClass) =>
  traderProcedure(limit).use(async ({ ctx, next }) => {
    if (ctx.trader.role !== "operator")
      throw new AppError(
        "forbidden",
        saidBy(REQUEST_WORDS, ({ operatorOnly }) => operatorOnly),
      );
    if (!ctx.trader.hasSecondFactor) {
      throw new AppError(
        "forbidden",
        saidBy(REQUEST_WORDS, ({ operatorNeedsFactor }) => operatorNeedsFactor),
        { reason: "second-factor" },
      );
    }
    return await next();
  });
