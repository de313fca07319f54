import { standingStopOf } from "#domain/automations/exits/exit-rule.ts";
import { ownerOfStop } from "#domain/automations/exits/stop-slot.ts";
import { decideLeftStanding, type LeftStanding } from "#domain/automations/history/left-standing.ts";
import type { AutomationSubject, KnownAutomation } from "#ports/automation-changes.ts";
import type { ExchangeAccounts, StoredPosition } from "#ports/exchange-accounts.ts";
import type { Exits, PositionExits } from "#ports/exits.ts";
import { placedStop } from "../exits/decide-exit.ts";

export type LeftStandingDeps = {
  readonly accounts: Pick<ExchangeAccounts, "position">;
  readonly exits: Pick<Exits, "ofAccount">;
};

const isPlaced = (
  { settings: { kind } }: KnownAutomation,
  position: StoredPosition | null,
  of: PositionExits | undefined,
): boolean => {
  if (position === null) return false;
  if (kind === "take-profit") return position.takeProfit !== null;
  const placedByUs = of === undefined ? null : placedStop(of);
  return ownerOfStop({ standing: standingStopOf(position), placedByUs }) === "trader";
};

/** At the exchange nothing of ours ever stands for the cross position. */
const ON_CROSS = { isPlaced: false, hasBackstop: false } as const;

/** What deleting each of some automations of one position, or the cross one, would leave there now, in their order. */
export const findLeftStanding = async (
  deps: LeftStandingDeps,
  { accountId, positionId }: AutomationSubject,
  automations: readonly KnownAutomation[],
): Promise<readonly LeftStanding[]> => {
  if (positionId === null)
    return automations.map(({ settings: { kind } }) => decideLeftStanding({ kind, ...ON_CROSS }));
  const position = await deps.accounts.position(accountId, positionId);
  const of = (await deps.exits.ofAccount(accountId)).find((exits) => exits.positionId === positionId);
  const backstop = of?.exits.find((exit) => exit.kind === "backstop");
  const hasBackstop = backstop?.state === "armed" && backstop.config.isWanted;
  return automations.map((automation) =>
    decideLeftStanding({
      kind: automation.settings.kind,
      isPlaced: isPlaced(automation, position, of),
      hasBackstop,
    }),
  );
};
