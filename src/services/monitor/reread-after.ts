import type { IntentAction } from "#domain/intents/action.ts";
import type { CrossPositions } from "#ports/cross-positions.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";

/** What places, takes back or fills an order on the cross margin, or may: a position that is closed can leave orders behind. */
const touchesCrossOrders = ({ kind }: IntentAction): boolean =>
  kind === "cross-order" || kind === "cancel-cross-order" || kind === "close-cross";

/** Has an account read at once after an effect on it, its cross position and the orders there too where they may have changed. */
export const rereadAfter = async (
  deps: {
    readonly accounts: Pick<ExchangeAccounts, "makeDue">;
    readonly crossPositions: Pick<CrossPositions, "makeDue">;
  },
  { accountId, action }: { readonly accountId: string; readonly action: IntentAction },
  at: number,
): Promise<void> => {
  if (touchesCrossOrders(action)) await deps.crossPositions.makeDue(accountId);
  await deps.accounts.makeDue(accountId, at);
};
