import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { PaperExchange } from "#paper-exchange/paper-exchange.ts";
import { startPaperExchange } from "#paper-exchange/start-paper-exchange.ts";
import type { Credential } from "#ports/exchange.ts";

export type PaperAccount = {
  readonly paper: PaperExchange;
  readonly accountId: string;
  readonly baseUrls: Record<
    "mainnet" | "signet" | "paper",
    { readonly rest: string; readonly stream: string }
  >;
  /** A key of the account that may do what is named. */
  readonly keyFor: (...permissions: readonly string[]) => Credential;
};

type Wanted = {
  readonly balance: Sats;
  readonly price: PriceHalfUsd;
  readonly omitUid?: boolean;
};

const STARTED_AT = Date.UTC(2026, 0, 1, 1);

/** A paper exchange of its own with one account: no spread, no rate limit, a clock that only steps move. */
export const startPaperAccount = async ({
  balance,
  price,
  omitUid = false,
}: Wanted): Promise<PaperAccount> => {
  const paper = await startPaperExchange({
    adminToken: "an admin token for tests",
    seed: 1,
    startAt: STARTED_AT,
    prices: { kind: "steerable", start: price },
    limits: { authPerSecond: null, publicPerSecond: null, maxTrades: 100 },
    quirks: { halfSpreads: [0, 0, 0, 0], omitUid },
  });
  const { accountId } = paper.createAccount({ username: "demo", balance });
  const urls = { rest: `${paper.url}/v3`, stream: paper.streamUrl };
  return {
    paper,
    accountId,
    baseUrls: { mainnet: urls, signet: urls, paper: urls },
    keyFor: (...permissions) => paper.createKey(accountId, { permissions, active: true }),
  };
};
