import { needsBalance } from "#domain/accounts/needs-balance.ts";
import { EXCHANGE_PACE, nextReadDelay } from "#domain/accounts/next-read.ts";
import { lastFundingAt } from "#domain/position/funding.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { RequestLanes } from "./request-lanes.ts";
import type { Draw } from "./seeded-draw.ts";
import { enterPosition, learn, type SimulatedAccount } from "./simulated-account.ts";

/** All that a simulation goes through; what happened is counted in `tally`. */
export type World = {
  readonly draw: Draw;
  readonly lanes: RequestLanes;
  readonly isStreamed: boolean;
  /** Margin moved by hand makes an account due. */
  readonly hears: boolean;
  readonly accounts: readonly SimulatedAccount[];
  readonly tally: { fires: number; inTime: number; lateMs: number; actedMs: number; liquidated: number };
};

/** One moment of it, in milliseconds and half dollars. */
export type Now = { readonly at: number; readonly last: PriceHalfUsd };

/** Says when an account is read next, by the product's own rule. */
export const promise = (world: World, account: SimulatedAccount, { last }: Now): void => {
  const { readAt, known } = account;
  const facts = {
    last,
    levels: [known.trigger.price, known.liquidation],
    isStreamed: world.isStreamed,
    sinceFundingMs: readAt - lastFundingAt(readAt),
  };
  account.dueAt = readAt + nextReadDelay(facts, EXCHANGE_PACE);
};

/** A fresh position in the account, and when it is read next. */
export const reenter = (world: World, account: SimulatedAccount, now: Now, at: number): void => {
  enterPosition(account, world.draw, now.last, at);
  promise(world, account, now);
};

/** A reading as the product makes it: running trades, and the balance where it may have moved. Answers when it is done. */
export const read = (
  world: World,
  account: SimulatedAccount,
  now: Now,
  from: number,
  isWhole: boolean,
): number => {
  const balance = { at: from, balanceReadAt: account.balanceReadAt, positionsReadAt: account.readAt };
  const withBalance =
    isWhole || account.hasMoved || needsBalance({ ...balance, isStreamed: world.isStreamed }, EXCHANGE_PACE);
  const done = world.lanes.send(account.key, from, withBalance ? 2 : 1);
  if (withBalance) {
    account.balanceReadAt = from;
    account.hasMoved = false;
  }
  learn(account, done);
  promise(world, account, now);
  return done;
};

/** The guard adds margin and reads back; then the trader has a fresh position. Answers when the request left. */
export const act = (world: World, account: SimulatedAccount, now: Now, from: number): number => {
  const sentAt = world.lanes.send(account.key, from, 1);
  const readBackAt = world.lanes.send(account.key, sentAt, 1);
  world.tally.fires += 1;
  reenter(world, account, now, readBackAt);
  return sentAt;
};
