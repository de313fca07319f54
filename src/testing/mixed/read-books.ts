import type { ClosedTrade, IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Result } from "#domain/result.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import type { TriedEffect } from "#ports/intents.ts";
import type { StoredReceipt } from "#ports/trade-log.ts";
import type { MixedWorld } from "./mixed-world.ts";

/** An intent and the account that it was for. */
export type Effect = TriedEffect & { readonly accountId: string };

/** All that is kept of a mix, and what the exchange shows of it at the end. */
export type MixedBooks = {
  readonly effects: readonly Effect[];
  readonly receipts: readonly StoredReceipt[];
  readonly running: readonly IsolatedPosition[];
  readonly over: readonly ClosedTrade[];
};

const PAGE = 100;
const ALL = 100_000;

const readOrThrow = <T>(answer: Result<T, ExchangeFailure>): T => {
  if (answer.ok) return answer.value;
  throw new Error(`The exchange could not be read at the end: ${answer.failure.kind}`);
};

const receiptsOf = async (
  { deps }: MixedWorld,
  userIds: ReadonlySet<string>,
): Promise<readonly StoredReceipt[]> => {
  const receipts: StoredReceipt[] = [];
  for (const userId of userIds) {
    for (let beforeSeq: number | null = null; ; ) {
      const page = await deps.tradeLog.list(userId, { limit: PAGE, beforeSeq, outcomes: null });
      receipts.push(...page);
      if (page.length < PAGE) break;
      beforeSeq = page.at(-1)?.seq ?? null;
    }
  }
  return receipts;
};

/** Reads the books of every account at the end of a mix. */
export const readBooks = async (world: MixedWorld): Promise<MixedBooks> => {
  const { deps, accounts } = world;
  const effects: Effect[] = [];
  const running: IsolatedPosition[] = [];
  const over: ClosedTrade[] = [];
  for (const { account, hand } of accounts) {
    for (const effect of await deps.intents.effectsOf(account.id))
      effects.push({ ...effect, accountId: account.id });
    running.push(...readOrThrow(await hand.runningTrades()));
    over.push(...readOrThrow(await hand.closedTrades({ limit: ALL })).filter(({ canceled }) => !canceled));
  }
  const receipts = await receiptsOf(world, new Set(accounts.map(({ account }) => account.userId)));
  return { effects, receipts, running, over };
};
