import { standingStopOf } from "#domain/automations/exits/exit-rule.ts";
import { ownerOfStop } from "#domain/automations/exits/stop-slot.ts";
import { decideLeftStanding, type LeftStanding } from "#domain/automations/history/left-standing.ts";
import type { AccountRules, StoredRule } from "#ports/account-rules.ts";
import type { AutomationSubject, KnownAutomation } from "#ports/automation-changes.ts";
import type { Clock } from "#ports/clock.ts";
import type { ExchangeAccounts, StoredPosition } from "#ports/exchange-accounts.ts";
import type { Exits, PositionExits } from "#ports/exits.ts";
import { restLeft } from "../account-rules/rest-left.ts";
import { ordersOnStop } from "../account-rules/stop-entry.ts";
import { placedStop } from "../exits/decide-exit.ts";

export type LeftStandingDeps = {
  readonly accounts: Pick<ExchangeAccounts, "position">;
  readonly exits: Pick<Exits, "ofAccount">;
  readonly rules: Pick<AccountRules, "ofUser" | "entriesOf" | "entriesOfEach">;
  readonly clock: Clock;
};

/** What is true of an automation that is none of a position. */
const NOTHING = { isPlaced: false, hasBackstop: false, orders: "none", isResting: false } as const;

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

const ofRule = async (
  deps: LeftStandingDeps,
  { settings: { kind } }: KnownAutomation,
  rule: StoredRule | undefined,
): Promise<LeftStanding> => {
  switch (rule?.kind) {
    case "auto-entry":
      return decideLeftStanding({ ...NOTHING, kind, orders: await ordersOnStop(deps, rule) });
    case "drawdown-breaker":
      return decideLeftStanding({ ...NOTHING, kind, isResting: restLeft(rule, deps.clock()) !== null });
    default:
      return decideLeftStanding({ ...NOTHING, kind });
  }
};

/** What deleting each of some automations of one subject would leave now, in their order. */
export const findLeftStanding = async (
  deps: LeftStandingDeps,
  { accountId, subject }: AutomationSubject,
  automations: readonly KnownAutomation[],
): Promise<readonly LeftStanding[]> => {
  const [first] = automations;
  if (first === undefined) return [];
  if (subject.on === "account") {
    const rules = await deps.rules.ofUser(first.userId);
    const ruleOf = (wanted: string) => rules.find(({ id }) => id === wanted);
    return Promise.all(automations.map((automation) => ofRule(deps, automation, ruleOf(automation.id))));
  }
  // At the exchange nothing of ours ever stands for the cross position.
  if (subject.on === "cross")
    return automations.map(({ settings: { kind } }) => decideLeftStanding({ ...NOTHING, kind }));
  const { positionId } = subject;
  const position = await deps.accounts.position(accountId, positionId);
  const of = (await deps.exits.ofAccount(accountId)).find((exits) => exits.positionId === positionId);
  const backstop = of?.exits.find((exit) => exit.kind === "backstop");
  const hasBackstop = backstop?.state === "armed" && backstop.config.isWanted;
  return automations.map((automation) =>
    decideLeftStanding({
      ...NOTHING,
      kind: automation.settings.kind,
      isPlaced: isPlaced(automation, position, of),
      hasBackstop,
    }),
  );
};
