import { basisPoints, priceFromUsd, rateE9, sats } from "#domain/units.ts";
import { NOW } from "../guarded-position.ts";
import type { StepOf } from "./store-step.ts";
import { accountAt, type Call, newId, positionOf, type World } from "./world.ts";

const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : 1;

export const readCall = (world: World, { pick, listed, margin, age, withBalance }: StepOf<"read">): Call => {
  const account = accountAt(world, pick);
  const readAt = world.now - age;
  const positions = listed.flatMap((isListed, at) =>
    isListed ? positionOf(world, account, at, margin) : [],
  );
  const reading = {
    accountId: account.id,
    balance: withBalance ? sats(margin) : null,
    positions,
    readAt,
  };
  return async ({ stores }) => {
    let levels: readonly number[] = [];
    const nextReadAt = (seen: readonly number[]) => {
      levels = seen.toSorted((one, other) => one - other);
      return readAt + 10_000 + 1_000 * levels.length;
    };
    const { missing } = await stores.accounts.storeReading({ ...reading, nextReadAt });
    return { missing: missing.toSorted(byId), levels };
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

export const makeNearDueCall = (world: World, { price, ageMs }: StepOf<"make-near-due">): Call => {
  const near = { last: priceFromUsd(price), band: basisPoints(400), restMs: ageMs };
  return ({ stores }) => stores.accounts.makeNearDue("paper", near, world.now);
};

export const rereadCall = (world: World, { band, isOld }: StepOf<"reread-after-funding">): Call => {
  const settledAt = isOld ? NOW - 1 : world.now;
  const rereading = { settledAt, at: world.now, band: basisPoints(band), spacingMs: 250 };
  return ({ stores }) => stores.accounts.rereadAfterFunding("paper", rereading);
};

export const tellBlindCall = (world: World, { pick, afterMs }: StepOf<"tell-blind">): Call => {
  const { id } = accountAt(world, pick);
  const alarm = { receiptId: newId(world), at: world.now, afterMs };
  return ({ stores }) => stores.accounts.tellBlind(id, alarm);
};

export const blindCall = (world: World, { pick }: StepOf<"blind">): Call => {
  const id = accountAt(world, pick).id;
  return ({ stores }) => stores.accounts.markBlind(id, `down at ${world.now}`, world.now, world.now + 5_000);
};

export const unauthorizedCall = (world: World, { pick }: StepOf<"unauthorized">): Call => {
  const account = accountAt(world, pick);
  return ({ stores }) => stores.accounts.markUnauthorized(account, "wrong key", world.now);
};

export const noteWorkerCall = (world: World, { rate }: StepOf<"note-worker">): Call => {
  const { now } = world;
  return async ({ stores: { markets } }) => {
    await markets.noteWorker("paper", now);
    await markets.noteFunding("paper", { fundingRate: rateE9(rate), fundingAt: now + 1 });
  };
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
