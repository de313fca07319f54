import type { ModelTables } from "#cli/sim/model/model-tables.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { sats, usd } from "#domain/units.ts";
import type { StoredGuard } from "#ports/automations.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { aPosition } from "../../builders/a-position.ts";
import type { StoreHarness } from "../../contracts/stores/store-harness.ts";
import { anAccount, NOW } from "../guarded-position.ts";

/** One of the two databases, and the work it handed out: the nth of one is the nth of the other. */
export type Side = { readonly stores: StoreHarness; readonly work: TriggerWork[] };

/** What both sides are told. Ids count up, so a history is the same whenever it is told. */
export type World = {
  /** The trader's time, epoch milliseconds. */
  now: number;
  lastId: number;
  /** The account that was last acted on: what comes next is often about it. */
  focus: StoredAccount;
  readonly users: readonly string[];
  readonly accounts: readonly StoredAccount[];
  readonly plans: IntentPlan[];
  readonly guards: StoredGuard[];
  /** The model's tables, to choose from what there is. */
  readonly tables: ModelTables;
};

/** A call with all its arguments; what it answers must not depend on the side. */
export type Call = (side: Side) => Promise<unknown>;

const idOf = (at: number): string => `00000000-0000-4000-8000-${at.toString(16).padStart(12, "0")}`;

export const newId = (world: World): string => {
  world.lastId += 1;
  return idOf(world.lastId);
};

/** Two traders with three accounts, one of them on another network. */
export const createWorld = (tables: ModelTables): World => {
  const users = [idOf(1), idOf(2)];
  const owners = [
    { owner: 0, network: "paper" },
    { owner: 1, network: "paper" },
    { owner: 0, network: "signet" },
  ] as const;
  const accounts = owners.map(({ owner, network }, at) =>
    anAccount({
      id: idOf(10 + at),
      userId: users[owner] ?? "",
      network,
      exchangeUserId: `trader ${at}`,
      createdAt: NOW + at,
    }),
  );
  const [focus] = accounts;
  if (focus === undefined) throw new Error("There are no accounts");
  return { now: NOW, lastId: 100, focus, users, accounts, plans: [], guards: [], tables };
};

/** A position of an account, with a margin in steps; no two have a trigger at one price. */
export const positionOf = (
  world: World,
  account: StoredAccount,
  at: number,
  margin: number,
): IsolatedPosition =>
  aPosition({
    id: `${account.exchangeUserId} ${at}`,
    side: at === 0 ? "long" : "short",
    quantity: usd(1_000 + 10 * world.accounts.indexOf(account)),
    margin: sats(100_000 + margin * 10_000 + at),
  });

/** The account in focus, or another. */
export const accountAt = (world: World, pick: number): StoredAccount =>
  (pick === 0 ? undefined : world.accounts[pick]) ?? world.focus;

/** Turns to an account, where there is one. */
export const focusOn = (world: World, accountId: string | undefined): void => {
  world.focus = world.accounts.find(({ id }) => id === accountId) ?? world.focus;
};

/** The one `pick` names, counted from the newest. */
export const newest = <T>(list: readonly T[], pick: number): T | undefined =>
  list.length === 0 ? undefined : list.at(-1 - (pick % list.length));

/** What a side answers, or that it refused; how it words a refusal is its own. */
export const answerOf = async (call: Call, side: Side): Promise<unknown> => {
  try {
    return await call(side);
  } catch {
    return "threw";
  }
};
