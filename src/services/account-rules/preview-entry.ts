import type { AutoEntryConfig } from "#domain/automations/entries/auto-entry.ts";
import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { Clock } from "#ports/clock.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Markets } from "#ports/markets.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { type JudgedEntry, judgeEntry } from "./judge-entry.ts";

/** What was worked out, and the price and the free balance it is seen against; null while nobody knows them. */
export type EntryPreview = JudgedEntry & {
  readonly last: PriceHalfUsd | null;
  readonly balance: Sats | null;
};

/**
 * Works out what an automatic entry would do, from what is known without asking the exchange. Nothing is stored.
 * @throws AppError not-found for an account that is not this trader's.
 */
export const previewEntry = async (
  deps: {
    readonly accounts: Pick<ExchangeAccounts, "find">;
    readonly markets: Pick<Markets, "seen">;
    readonly clock: Clock;
  },
  request: { readonly userId: string; readonly accountId: string; readonly config: AutoEntryConfig },
): Promise<EntryPreview> => {
  const account = await ownAccount(deps, request);
  const last = (await deps.markets.seen(account.network))?.last ?? null;
  const judged = judgeEntry(request.config, { last, at: deps.clock() });
  return { ...judged, last, balance: account.balance };
};
