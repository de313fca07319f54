import { checkCrossGuard } from "#domain/automations/cross-guard/check-cross-guard.ts";
import { crossLost } from "#domain/automations/cross-guard/cross-stake.ts";
import {
  type CrossGuardPreview,
  previewCrossGuard as previewOf,
} from "#domain/automations/cross-guard/preview-cross-guard.ts";
import { saidBy } from "#domain/language/in-both.ts";
import { sats } from "#domain/units.ts";
import { AppError } from "../app-error.ts";
import { findReadable } from "../automations/find-armable.ts";
import { CROSS_GUARD_REFUSALS } from "./cross-guard-refusals.ts";
import { findHeld } from "./find-held.ts";
import type { CrossGuardRequest, PrepareCrossDeps } from "./prepare-cross-guard.ts";

const NONE = { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null };

/**
 * What a cross guard would do the first time it fires, with what the one that stands has spent already.
 * @throws AppError as `prepareCrossGuard`, and unavailable before the first price.
 */
export const previewCrossGuard = async (
  deps: Omit<PrepareCrossDeps, "newId">,
  { userId, accountId, config: wish }: CrossGuardRequest,
): Promise<CrossGuardPreview> => {
  const account = await findReadable(deps, { userId, accountId });
  const { position } = await findHeld(deps, account);
  const standing = (await deps.crossGuards.ofUser(userId, deps.clock())).find(
    (guard) => guard.accountId === accountId,
  );
  const config = { ...wish, lostBefore: standing?.config.lostBefore ?? crossLost(position) };
  const [mistake] = checkCrossGuard(config, position);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  const price = await deps.markets.seen(account.network);
  const facts = {
    position,
    config,
    balance: account.balance ?? sats(0),
    spending: standing?.spending ?? NONE,
  };
  const preview = price === null ? null : previewOf({ ...facts, last: price.last });
  if (preview === null)
    throw new AppError(
      "unavailable",
      saidBy(CROSS_GUARD_REFUSALS, ({ noPrice }) => noPrice),
      {
        retryAfterMs: 5_000,
      },
    );
  return preview;
};
