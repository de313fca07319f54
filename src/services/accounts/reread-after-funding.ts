import { FUNDING_BAND, FUNDING_SPACING_MS } from "#domain/accounts/next-read.ts";
import { lastFundingAt } from "#domain/position/funding.ts";
import type { Network } from "#ports/exchange.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";

/**
 * After a funding settlement every margin may have changed: the accounts near to something happening are due at once,
 * the rest in turn, the nearest first. To be called again and again by whoever reads accounts: it acts once for each
 * settlement, and late is as good as on time. Returns whether it did.
 */
export const rereadAfterFunding = (
  deps: { readonly accounts: ExchangeAccounts },
  network: Network,
  at: number,
): Promise<boolean> =>
  deps.accounts.rereadAfterFunding(network, {
    settledAt: lastFundingAt(at),
    at,
    band: FUNDING_BAND,
    spacingMs: FUNDING_SPACING_MS,
  });
