import { announcedFunding } from "#domain/automations/look-ahead.ts";
import { previewMarginGuard } from "#domain/automations/preview-margin-guard.ts";
import { type Sats, sats } from "#domain/units.ts";
import type { GuardStanding } from "#ports/automations.ts";
import type { StoredPosition } from "#ports/exchange-accounts.ts";
import type { SeenMarket } from "#ports/markets.ts";

/** What is free bounds nothing here: it is told beside it how far that reaches. */
const ANY_BALANCE = sats(Number.MAX_SAFE_INTEGER);

/**
 * The sats that a guard would add when it fires next, by the decision it will take then, its rest left out; null where it
 * would do something else, or can never fire.
 */
export const nextTopUp = (
  { config, spending }: Pick<GuardStanding, "config" | "spending">,
  position: StoredPosition,
  price: SeenMarket,
): Sats | null => {
  const preview = previewMarginGuard({
    position,
    last: price.last,
    balance: ANY_BALANCE,
    spending: { ...spending, sinceLastActionMs: null },
    config,
    funding: announcedFunding(price, price.at),
  });
  return preview?.verdict.kind === "add-margin" ? preview.verdict.amount : null;
};
