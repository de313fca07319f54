import { guardLegs } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { type Driver, defaultMarginGuard } from "#domain/automations/margin-guard-defaults.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { type Sats, sats } from "#domain/units.ts";
import type { OpenedEntry } from "#ports/account-rules.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { backstopOf, keepBackstop } from "../automations/keep-backstop.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { namedPositions } from "./named-positions.ts";

/** Positions as one reading shows them. */
export type GuardableReading = {
  readonly account: StoredAccount;
  readonly positions: readonly IsolatedPosition[];
  readonly driver: Driver;
  readonly at: number;
};

/** The guard of an entry: the steps that are offered first, and the cap its worst case was reckoned by. */
export const entryGuard = (driver: Driver, entryMargin: Sats, maxTotal: Sats | null): MarginGuardConfig => ({
  ...defaultMarginGuard(driver, entryMargin),
  maxTotal,
  maxLoss: maxTotal === null ? null : sats(entryMargin + maxTotal),
});

/**
 * Arms what an entry asked for on the position it opened. The backstop comes first: whoever dies in between leaves a position
 * that the next reading still takes for unguarded. A trader who has said anything about either meanwhile is not overruled.
 */
const guardOne = async (
  deps: MonitorDeps,
  { account, driver, at }: GuardableReading,
  position: IsolatedPosition,
  { userId, config, ruleId }: OpenedEntry,
): Promise<void> => {
  if (config.guard === null) return;
  const guard = entryGuard(driver, position.entryMargin, config.guard.maxTotal);
  const legs = guardLegs(position, guard.steps, []);
  if (legs.length === 0) return;
  const on = { userId, accountId: account.id, positionId: position.id };
  if ((await backstopOf(deps, on)) === null) await keepBackstop(deps, on, true, "entry");
  const isArmed = await deps.rules.guardFirst(
    {
      ...on,
      id: deps.newId(),
      config: guard,
      state: "armed",
      epoch: 0,
      version: 1,
      heldBy: null,
      createdAt: at,
    },
    legs,
    { by: "entry" },
  );
  if (!isArmed) return;
  deps.log.info("entry-guarded", { ruleId, accountId: account.id, positionId: position.id });
  await deps.accounts.makeDue(account.id, at);
};

/**
 * Guards the positions that entries opened, as their settings ask for, once each. Level-triggered, after any reading; it asks
 * the database only where a position carries a name of ours, and believes no name that the database does not know.
 */
export const guardEntries = async (deps: MonitorDeps, reading: GuardableReading): Promise<void> => {
  const { account, positions } = reading;
  const named = namedPositions(positions);
  if (named.length === 0) return;
  for (const opened of await deps.rules.unguarded(account.id, named)) {
    const position = positions.find(({ id }) => id === opened.positionId);
    if (position !== undefined) await guardOne(deps, reading, position, opened);
  }
};
