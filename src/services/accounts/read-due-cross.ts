import { crossPermissions } from "#domain/accounts/judge-permissions.ts";
import { needsCross } from "#domain/accounts/needs-cross.ts";
import { needsCrossOrders } from "#domain/accounts/needs-cross-orders.ts";
import { isHeld } from "#domain/automations/cross-guard/cross-step.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import type { StoredCross } from "#ports/cross-positions.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { choosePace } from "./choose-pace.ts";
import { type CrossDeps, readCross } from "./read-cross.ts";
import { waitingIn } from "./waiting-in.ts";

type Reading = { readonly at: number; readonly isStreamed: boolean };

/**
 * Reads the orders that wait on the cross margin as far as they are due, after the position was read. What cannot be read
 * makes nothing blind: no guard decides by them, and what was read before is told with its age.
 */
const readDueOrders = async (
  deps: CrossDeps,
  account: StoredAccount,
  exchange: Pick<Exchange, "crossOpenOrders">,
  {
    at,
    isStreamed,
    known,
    read,
  }: Reading & { readonly known: StoredCross | null; readonly read: CrossPosition },
): Promise<void> => {
  const isMinded = isHeld(read) || known?.isGuarded === true;
  const facts = {
    at,
    isMinded,
    askedAt: known?.ordersAskedAt ?? null,
    known: known?.position ?? null,
    read,
    accountReadAt: account.readAt,
    isStreamed,
  };
  if (!needsCrossOrders(facts, choosePace(account.network))) return;
  const answer = await exchange.crossOpenOrders();
  if (answer.ok) return deps.crossPositions.storeOrders(account.id, waitingIn(answer.value), at);
  deps.log.warn("cross-orders-unreadable", { accountId: account.id, kind: answer.failure.kind });
  await deps.crossPositions.noteOrdersUnread(account.id, at);
};

/** What is known of a cross position after a reading of its account. */
export type DueCross = {
  readonly position: CrossPosition | null;
  /** It matters and was asked for in vain, so it is to be asked for again soon: a guard may wait for what it shows. */
  readonly isMissed: boolean;
};

/**
 * Reads the cross position of an account as far as it is due, beside its isolated trades, and the orders that wait there.
 * Nothing is asked with a key that may not read it.
 */
export const readDueCross = async (
  deps: CrossDeps,
  account: StoredAccount,
  exchange: Pick<Exchange, "crossPosition" | "crossOpenOrders">,
  { at, isStreamed }: Reading,
): Promise<DueCross> => {
  if (!crossPermissions(account.permissions).mayRead) return { position: null, isMissed: false };
  const known = await deps.crossPositions.find(account.id);
  const position = known?.position ?? null;
  const isFlat = position === null || !isHeld(position);
  const facts = {
    at,
    askedAt: known?.askedAt ?? null,
    isFlat,
    isGuarded: known?.isGuarded === true,
    accountReadAt: account.readAt,
    isStreamed,
  };
  if (!needsCross(facts, choosePace(account.network))) return { position, isMissed: false };
  const read = await readCross(deps, account, exchange, at);
  if (read === null) return { position, isMissed: !isFlat || facts.isGuarded };
  await readDueOrders(deps, account, exchange, { at, isStreamed, known, read });
  return { position: read, isMissed: false };
};
