import { crossPermissions } from "#domain/accounts/judge-permissions.ts";
import { needsCross } from "#domain/accounts/needs-cross.ts";
import { isHeld } from "#domain/automations/cross-guard/cross-step.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { choosePace } from "./choose-pace.ts";
import { type CrossDeps, readCross } from "./read-cross.ts";

/**
 * Reads the cross position of an account as far as it is due, beside its isolated trades; returns what is known of it.
 * Nothing is asked with a key that may not read it.
 */
export const readDueCross = async (
  deps: CrossDeps,
  account: StoredAccount,
  exchange: Pick<Exchange, "crossPosition">,
  { at, isStreamed }: { readonly at: number; readonly isStreamed: boolean },
): Promise<CrossPosition | null> => {
  if (!crossPermissions(account.permissions).mayRead) return null;
  const known = await deps.crossPositions.find(account.id);
  const position = known?.position ?? null;
  const facts = {
    at,
    askedAt: known?.askedAt ?? null,
    isFlat: position === null || !isHeld(position),
    accountReadAt: account.readAt,
    isStreamed,
  };
  if (!needsCross(facts, choosePace(account.network))) return position;
  return (await readCross(deps, account, exchange, at)) ?? position;
};
