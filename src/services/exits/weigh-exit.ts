import { slotOf } from "#domain/automations/exits/exit-rule.ts";
import { loosensExit } from "#domain/automations/exits/loosens-exit.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Exits } from "#ports/exits.ts";
import type { ExitRequest } from "./prepare-exit.ts";

/** Whether an exit may let its position lose more than what stands in its slot now. */
export const weighExit = async (
  deps: { readonly exits: Pick<Exits, "ofUser">; readonly accounts: Pick<ExchangeAccounts, "position"> },
  { userId, accountId, positionId, rule }: ExitRequest,
): Promise<boolean> => {
  const exits = await deps.exits.ofUser(userId);
  const before = exits.find(
    (exit) =>
      exit.accountId === accountId &&
      exit.positionId === positionId &&
      exit.state === "armed" &&
      slotOf(exit.kind) === slotOf(rule.kind),
  );
  const position = await deps.accounts.position(accountId, positionId);
  return position !== null && loosensExit(position.side, before ?? null, rule);
};
