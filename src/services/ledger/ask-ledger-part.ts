import type { LedgerPart, LedgerStep } from "#domain/ledger/ledger-page.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { RateLimiter, RateRule } from "#ports/rate-limiter.ts";
import type { WorkerDesk } from "#ports/worker-requests.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { takeOrRefuse } from "../take-or-refuse.ts";
import { partSchema } from "./part-schema.ts";

/** Enough to read a long history without a pause, and too few to keep a worker from what is more urgent. */
const READS: RateRule = { name: "ledger-reads", limit: 60, windowMs: 60_000 };

/**
 * Has some of an account's history read by whoever holds the keys, at most 60 times a minute for one user.
 * @throws AppError not-found, also for somebody else's; limit-reached · unavailable.
 */
export const askLedgerPart = async (
  deps: {
    readonly accounts: Pick<ExchangeAccounts, "find">;
    readonly attempts: Pick<RateLimiter, "take">;
    readonly desk: WorkerDesk;
  },
  request: {
    readonly userId: string;
    readonly accountId: string;
    readonly step: LedgerStep;
    readonly cursor: string | null;
  },
): Promise<LedgerPart> => {
  const { userId, ...facts } = request;
  await ownAccount(deps, request);
  await takeOrRefuse(deps.attempts, userId, READS);
  return partSchema.parse(await deps.desk.ask({ kind: "read-ledger", userId, secret: null, facts }));
};
