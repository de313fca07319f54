import type { StoreHarness } from "../../contracts/stores/store-harness.ts";
import type { World } from "./world.ts";

const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : 1;

const ofUser = async ({ accounts, automations, tradeLog }: StoreHarness, userId: string, at: number) => {
  const log = await tradeLog.list(userId, { limit: 100, beforeSeq: null, outcomes: null });
  const notices = await tradeLog.notices(userId, 100);
  return {
    accounts: await accounts.ofUser(userId),
    positions: await accounts.positionsOfUser(userId),
    guards: await automations.ofUser(userId, at),
    receipts: log.map(({ seq: _, ...receipt }) => receipt),
    notices: notices.map(({ id: _, ...notice }) => notice),
  };
};

/** All that the ports of a side tell of the world, but for what is each side's own: sequences and ids of notices. */
export const hearPorts = async (stores: StoreHarness, { users, accounts, guards, now }: World) => ({
  users: await Promise.all(users.map((userId) => ofUser(stores, userId, now))),
  effects: await Promise.all(
    accounts.map(async ({ id }) => (await stores.intents.effectsOf(id)).toSorted(byId)),
  ),
  standings: await Promise.all(guards.map(({ id }) => stores.automations.standing(id, now))),
  found: await Promise.all(accounts.map(({ id }) => stores.accounts.find(id))),
  running: await Promise.all(
    accounts.map(async ({ id }) => (await stores.accounts.positionsOf(id)).toSorted(byId)),
  ),
  active: [await stores.accounts.countActive("paper"), await stores.accounts.countActive("signet")],
  hasAny: [await stores.accounts.hasAny("paper"), await stores.accounts.hasAny("signet")],
});
