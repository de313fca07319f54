import type { StampClock } from "#ports/clock.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { Log } from "#ports/log.ts";

/** A clock asked for so lately is the exchange's own: where many keys are refused at once, it is not asked for each. */
const CLOCK_FRESH_MS = 10_000;

export type JudgeDeps = { readonly stampClock: Pick<StampClock, "measure" | "refuse">; readonly log: Log };

/** What a refusal was about; `unclear` where nobody could be asked. */
export type RefusalSubject = "key" | "stamp" | "unclear";

type Refusal = Extract<ExchangeFailure, { kind: "unauthorized" }>;

/**
 * Whether a refused key still reads under a stamp by the exchange's own clock, which is asked first: then it was the stamp
 * that was refused, not the key. Asked once, only of 401, and only while the key counts as accepted: one that is known as
 * refused is read again in its own time. A key without the permission answers 403, and so does a firewall that shuts us
 * out, in words of the same shape: what it shuts out is everything, so the exchange is asked for its time, without a key.
 */
export const judgeRefusal = async (
  deps: JudgeDeps,
  { id, network, status }: Pick<StoredAccount, "id" | "network" | "status">,
  exchange: Pick<Exchange, "account">,
  failure: Refusal,
): Promise<RefusalSubject> => {
  if (status !== "active") return "key";
  if (failure.status !== 401) return (await deps.stampClock.measure(network, 0)) ? "key" : "unclear";
  if (!(await deps.stampClock.measure(network, CLOCK_FRESH_MS))) return "unclear";
  const read = await exchange.account();
  if (!read.ok) return read.failure.kind === "unauthorized" ? "key" : "unclear";
  deps.stampClock.refuse(network);
  deps.log.warn("stamp-refused", { accountId: id, network });
  return "stamp";
};
