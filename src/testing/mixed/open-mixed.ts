import type { Random } from "#cli/sim/random.ts";
import { checkAutoEntry } from "#domain/automations/entries/check-auto-entry.ts";
import type { ExitRule } from "#domain/automations/exits/exit-rule.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { type PriceHalfUsd, sats } from "#domain/units.ts";
import { armAlert } from "#services/account-rules/arm-alert.ts";
import { asArmed } from "#services/account-rules/as-armed.ts";
import { NEXT_TICK } from "#services/account-rules/rule-legs.ts";
import { syncAccount } from "#services/accounts/sync-account.ts";
import { AppError } from "#services/app-error.ts";
import { armGuard } from "#services/automations/arm-guard.ts";
import { keepBackstop } from "#services/automations/keep-backstop.ts";
import { armExit } from "#services/exits/arm-exit.ts";
import { drawAlert, drawEntry, drawGuard, drawProfit, drawStop, drawTrade } from "./draw-mix.ts";
import type { MixedAccount, MixedWorld } from "./mixed-world.ts";
import type { Opened } from "./opened.ts";

/** Arms what may be armed; what the product refuses, with a reason for its trader, is counted. */
export const tryTo = async (opened: Opened, arm: () => Promise<unknown>): Promise<boolean> => {
  try {
    await arm();
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    opened.refused += 1;
    return false;
  }
};

type On = { readonly userId: string; readonly accountId: string; readonly positionId: string };

const armExits = async (
  { deps }: MixedWorld,
  opened: Opened,
  on: On,
  [stop, profit]: readonly [ExitRule | null, ExitRule | null],
): Promise<void> => {
  for (const rule of [stop, profit]) {
    if (rule === null) continue;
    const isArmed = await tryTo(opened, () => armExit(deps, { ...on, rule, acknowledged: "all" }));
    if (!isArmed) continue;
    opened.exits += 1;
    if (rule.kind === "stop-loss" && rule.config.level.by === "price")
      opened.stopped.add(`${on.accountId} ${on.positionId}`);
    if (rule.kind === "trailing-stop") opened.stopped.add(`${on.accountId} ${on.positionId}`);
  }
};

const protect = async (
  world: MixedWorld,
  opened: Opened,
  random: Random,
  on: On,
  position: IsolatedPosition,
): Promise<void> => {
  const { deps } = world;
  const last = world.last();
  const exits = [drawStop(random, position, last), drawProfit(random, position, last)] as const;
  const config = drawGuard(random, position);
  if (random.chance(0.9)) {
    const isArmed = await tryTo(opened, () => armGuard(deps, { ...on, config, acknowledged: "all" }));
    if (isArmed) {
      opened.guards += 1;
      await keepBackstop(deps, on, random.chance(0.7));
    }
  }
  await armExits(world, opened, on, exits);
};

/** The account is read as its deadline would have it. */
export const readAccount = async (
  { deps, last, now }: MixedWorld,
  { account }: MixedAccount,
): Promise<void> => {
  const known = await deps.accounts.find(account.id);
  if (known === null) throw new Error("The account is there");
  await syncAccount(deps, known, { at: now(), last: last(), driver: "worker" });
};

/** One of the world's accounts, by chance. */
export const pickAccount = ({ accounts }: MixedWorld, random: Random): MixedAccount => {
  const [first, ...rest] = accounts;
  if (first === undefined) throw new Error("There is an account");
  return random.pick([first, ...rest]);
};

/** Opens a position at the market on one of the accounts, and protects it as it is drawn. */
export const openPosition = async (world: MixedWorld, opened: Opened, random: Random): Promise<void> => {
  const owner = pickAccount(world, random);
  const { account, hand } = owner;
  const trade = await hand.openTrade({ ...drawTrade(random), signedAt: world.deps.clock() });
  if (!trade.ok || trade.value.state !== "running") return;
  opened.positions += 1;
  // Seen running before anything ends it.
  await world.running();
  await readAccount(world, owner);
  const { position } = trade.value;
  const on = { userId: account.userId, accountId: account.id, positionId: position.id };
  await protect(world, opened, random, on, position);
  await readAccount(world, owner);
};

/** Arms an alert or an entry on one of the accounts. */
export const openRule = async (world: MixedWorld, opened: Opened, random: Random): Promise<void> => {
  const { account } = pickAccount(world, random);
  const { id: accountId, userId } = account;
  const last: PriceHalfUsd = world.last();
  if (random.chance(0.3)) {
    const config = drawAlert(random, last);
    const isArmed = await tryTo(opened, () => armAlert(world.deps, { userId, accountId, id: null, config }));
    if (isArmed) opened.alerts += 1;
    return;
  }
  const config = drawEntry(random, last, world.now());
  if (checkAutoEntry(config, { last, at: world.now() }).length > 0) {
    opened.refused += 1;
    return;
  }
  const armed = await world.deps.rules.arm(
    {
      kind: "auto-entry",
      config: { ...config, budget: sats(config.budget) },
      memory: { armed: null },
      ...asArmed({ id: world.deps.newId(), userId, accountId }, world.now()),
    },
    NEXT_TICK,
  );
  if (armed !== null) opened.entries += 1;
};
