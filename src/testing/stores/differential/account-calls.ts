import { rateE9, sats } from "#domain/units.ts";
import type { StepOf } from "./store-step.ts";
import { accountAt, type Call, positionOf, type World } from "./world.ts";

const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : 1;

export const readCall = (world: World, { pick, listed, margin, age }: StepOf<"read">): Call => {
  const account = accountAt(world, pick);
  const readAt = world.now - age;
  const positions = listed.flatMap((isListed, at) =>
    isListed ? positionOf(world, account, at, margin) : [],
  );
  const reading = {
    accountId: account.id,
    balance: sats(margin),
    positions,
    readAt,
    nextReadAt: () => readAt + 10_000,
  };
  return async ({ stores }) => {
    const { missing } = await stores.accounts.storeReading(reading);
    return missing.toSorted(byId);
  };
};

export const claimDueCall =
  (world: World, { limit }: StepOf<"claim-due">): Call =>
  async ({ stores }) =>
    (await stores.accounts.claimDue("paper", world.now, limit, 15_000)).toSorted(byId);

export const makeDueCall = (world: World, { pick }: StepOf<"make-due">): Call => {
  const id = accountAt(world, pick).id;
  return ({ stores }) => stores.accounts.makeDue(id, world.now);
};

export const makeAllDueCall =
  (world: World, { network }: StepOf<"make-all-due">): Call =>
  ({ stores }) =>
    stores.accounts.makeAllDue(network, world.now);

export const blindCall = (world: World, { pick }: StepOf<"blind">): Call => {
  const id = accountAt(world, pick).id;
  return ({ stores }) => stores.accounts.markBlind(id, `down at ${world.now}`, world.now, world.now + 5_000);
};

export const unauthorizedCall = (world: World, { pick }: StepOf<"unauthorized">): Call => {
  const id = accountAt(world, pick).id;
  return ({ stores }) => stores.accounts.markUnauthorized(id, "wrong key", world.now);
};

export const noteWorkerCall = (world: World, { rate }: StepOf<"note-worker">): Call => {
  const note = { at: world.now, fundingRate: rateE9(rate), fundingAt: world.now + 1 };
  return ({ stores }) => stores.markets.noteWorker("paper", note);
};

/** Opens a gap before the last tick, or before one that somebody has ticked since. */
export const reopenCall = (world: World, { isLate }: StepOf<"reopen">): Call => {
  const tickedAt = (world.tables.markets.get("paper")?.at ?? world.now) - (isLate ? 1 : 0);
  const gap = { since: tickedAt - 60_000, tickedAt };
  return ({ stores }) => stores.markets.reopen("paper", gap);
};

export const capAccountCall = (world: World, { pick, cap }: StepOf<"cap-account">): Call => {
  const id = accountAt(world, pick).id;
  return ({ stores }) => stores.behind.setDayCap(id, cap === null ? null : sats(cap));
};

export const removeAccountCall = (world: World, { pick, asStranger }: StepOf<"remove-account">): Call => {
  const account = accountAt(world, pick);
  const userId = world.users.find((id) => (id === account.userId) !== asStranger);
  return ({ stores }) => stores.accounts.remove(userId ?? "", account.id);
};
