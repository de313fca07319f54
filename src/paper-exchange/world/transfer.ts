import { sats } from "#domain/units.ts";
import type { Movement } from "./ledger.ts";
import { put, type World } from "./world.ts";

/**
 * The only way sats move: one row in the ledger, and the account's balance where it is one of the two books. Margins and
 * reserves are written with their trade and checked against the ledger by `checkConservation`.
 */
export function transfer(world: World, movement: Movement): void {
  if (movement.amount === 0) return;
  world.ledger.append(movement, world.clock.now(), world.signedAt);
  if (movement.from === "balance") changeBalance(world, movement.accountId, -movement.amount);
  if (movement.to === "balance") changeBalance(world, movement.accountId, movement.amount);
}

function changeBalance(world: World, accountId: string, by: number): void {
  const account = world.accounts.get(accountId);
  if (account === undefined) throw new Error(`No account ${accountId}`);
  if (account.balance + by < 0) throw new Error(`The balance of ${accountId} would fall below zero`);
  put(world, "account", { ...account, balance: sats(account.balance + by) });
}
