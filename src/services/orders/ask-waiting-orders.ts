import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Intents } from "#ports/intents.ts";
import type { RateLimiter, RateRule } from "#ports/rate-limiter.ts";
import type { WorkerDesk } from "#ports/worker-requests.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { takeOrRefuse } from "../take-or-refuse.ts";
import { type WaitingOrders, waitingSchema } from "./waiting-schema.ts";

/** Enough for several accounts on a screen that asks every 15 seconds, and too few to crowd the exchange. */
const READS: RateRule = { name: "order-reads", limit: 120, windowMs: 60_000 };

export type AskedOrders = WaitingOrders & {
  /** Ids of orders that were told to be taken back, as long as that was not read back. */
  readonly takenBack: ReadonlySet<string>;
};

/**
 * Has the limit orders that wait on an account read by whoever holds the keys, at most 120 times a minute for one user.
 * @throws AppError not-found, also for somebody else's; limit-reached · unavailable.
 */
export const askWaitingOrders = async (
  deps: {
    readonly accounts: Pick<ExchangeAccounts, "find">;
    readonly attempts: Pick<RateLimiter, "take">;
    readonly intents: Pick<Intents, "ordersTakenBack">;
    readonly desk: WorkerDesk;
  },
  request: { readonly userId: string; readonly accountId: string },
): Promise<AskedOrders> => {
  const { userId, accountId } = request;
  await ownAccount(deps, request);
  await takeOrRefuse(deps.attempts, userId, READS);
  // Before the exchange is asked: one that is confirmed meanwhile is not in its list any more.
  const takenBack = new Set(await deps.intents.ordersTakenBack(accountId));
  const facts = { accountId };
  const answer = await deps.desk.ask({ kind: "read-orders", userId, secret: null, facts });
  return { ...waitingSchema.parse(answer), takenBack };
};
