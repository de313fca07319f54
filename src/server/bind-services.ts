import { basisPoints, sats } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { RateLimiter } from "#ports/rate-limiter.ts";
import { connectAccount } from "#services/accounts/connect-account.ts";
import { removeAccount } from "#services/accounts/remove-account.ts";
import { AppError } from "#services/app-error.ts";
import { logIn } from "#services/auth/log-in.ts";
import { logOut } from "#services/auth/log-out.ts";
import { registerUser } from "#services/auth/register-user.ts";
import { resolveSession } from "#services/auth/resolve-session.ts";
import { armGuard } from "#services/automations/arm-guard.ts";
import { pauseGuard } from "#services/automations/pause-guard.ts";
import { resumeGuard } from "#services/automations/resume-guard.ts";
import { listCandles } from "#services/market/list-candles.ts";
import { getOverview } from "#services/overview/get-overview.ts";
import { getReceipt } from "#services/trade-log/get-receipt.ts";
import { listTradeLog } from "#services/trade-log/list-trade-log.ts";

import { NOT_WIRED } from "./not-wired.ts";
import type { Services } from "./trpc/context.ts";
import type { GuardView } from "./trpc/schemas/views.ts";
import { accountView } from "./views/account-view.ts";
import { guardView } from "./views/guard-view.ts";
import { overviewView } from "./views/overview-view.ts";
import { noticeView, receiptView } from "./views/receipt-view.ts";
import type { Wired } from "./wired.ts";

const NOTICES = 20;

type GuardForm = Parameters<Services["automations"]["armGuard"]>[0]["config"];

const configOf = (form: GuardForm) => ({
  trigger: basisPoints(form.triggerBps),
  target: basisPoints(form.targetBps),
  maxTotal: sats(form.maxTotalSats),
  maxPerAction: form.maxPerActionSats === null ? null : sats(form.maxPerActionSats),
  maxPerDay: form.maxPerDaySats === null ? null : sats(form.maxPerDaySats),
  cooldownMs: form.cooldownSeconds * 1_000,
});

/** The names of the form, so a refusal lands beside the field that has to change. */
const FORM_FIELD: Readonly<Record<string, string>> = {
  trigger: "triggerBps",
  target: "targetBps",
  maxTotal: "maxTotalSats",
  maxPerAction: "maxPerActionSats",
  maxPerDay: "maxPerDaySats",
  cooldownMs: "cooldownSeconds",
};

const withFormField = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    const field =
      error instanceof AppError && error.field !== undefined ? FORM_FIELD[error.field] : undefined;
    if (error instanceof AppError && field !== undefined)
      throw new AppError(error.code, error.message, { field });
    throw error;
  }
};

const viewOfGuard = async (wired: Wired, guard: StoredGuard): Promise<GuardView> => {
  const standing = await wired.automations.standing(guard.id, wired.clock());
  const account = await wired.accounts.find(guard.accountId);
  const position = await wired.accounts.position(guard.accountId, guard.positionId);
  if (standing === null || account === null) {
    throw new AppError("not-found", "This guard is not there any more. Reload the page.");
  }
  const price = await wired.markets.seen(account.network);
  return guardView(standing, position ?? undefined, account, price ?? undefined);
};

const automationsOf = (wired: Wired): Services["automations"] => ({
  armGuard: async ({ config, ...request }) =>
    withFormField(async () =>
      viewOfGuard(wired, await armGuard(wired, { ...request, config: configOf(config) })),
    ),
  pauseGuard: async (request) => viewOfGuard(wired, await pauseGuard(wired, request)),
  resumeGuard: async (request) =>
    withFormField(async () => viewOfGuard(wired, await resumeGuard(wired, request))),
});

/** The demo trader's address. Its password is printed in a terminal, so it opens nothing where the demo is off. */
const DEMO_EMAIL = "demo@axisor.local";

const authOf = (wired: Wired, limiter: RateLimiter, isDemoOn: boolean): Services["auth"] => {
  const deps = { ...wired, limiter, now: wired.clock };
  const isShut = (email: string | undefined): boolean =>
    !isDemoOn && email?.trim().toLowerCase() === DEMO_EMAIL;
  return {
    register: (input) => registerUser(deps, input),
    logIn: async (input) => (isShut(input.email) ? null : logIn(deps, input)),
    logOut: (input) => logOut(deps, input),
    resolveSession: async (input) => {
      const session = await resolveSession(deps, input);
      return isShut(session?.email) ? null : session;
    },
  };
};

/** Every service with its ports in hand, answering in the shapes of the API. */
export const bindServices = (
  wired: Wired,
  limiter: RateLimiter,
  { paperProvenance, isDemoOn }: { readonly paperProvenance: string; readonly isDemoOn: boolean },
): Services => ({
  auth: authOf(wired, limiter, isDemoOn),
  signIn: NOT_WIRED.signIn,
  security: NOT_WIRED.security,
  operator: NOT_WIRED.operator,
  outbox: NOT_WIRED.outbox,
  overview: { get: async (request) => overviewView(await getOverview(wired, request), paperProvenance) },
  positions: {
    list: async (request) => overviewView(await getOverview(wired, request), paperProvenance).positions,
  },
  credentials: {
    connect: async (request) => accountView(await connectAccount(wired, request)),
    list: async ({ userId }) => (await wired.accounts.ofUser(userId)).map(accountView),
    test: NOT_WIRED.test,
    replace: NOT_WIRED.replace,
    rename: NOT_WIRED.rename,
    remove: (request) => removeAccount(wired, request),
  },
  automations: automationsOf(wired),
  tradeLog: {
    list: async (query) => {
      const page = await listTradeLog(wired, query);
      return { items: page.items.map(receiptView), nextCursor: page.nextCursor };
    },
    get: async (request) => receiptView(await getReceipt(wired, request)),
  },
  notices: {
    list: async ({ userId }) => (await wired.tradeLog.notices(userId, NOTICES)).map(noticeView),
  },
  market: {
    candles: async (request) =>
      (await listCandles(wired, request)).map((candle) => ({
        ...candle,
        at: new Date(candle.at).toISOString(),
      })),
  },
});
