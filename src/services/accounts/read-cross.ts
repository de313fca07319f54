import { BLIND_ALARM_MS } from "#domain/accounts/blind-alarm.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import type { NewId } from "#ports/clock.ts";
import type { CrossPositions } from "#ports/cross-positions.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { Log } from "#ports/log.ts";
import { keepPlausibleCross } from "./keep-plausible-cross.ts";
import { failureInWords } from "./note-unreadable.ts";

/** What reading the cross position stands on. */
export type CrossDeps = { readonly crossPositions: CrossPositions; readonly newId: NewId; readonly log: Log };

/**
 * Reads the cross position and stores it. What cannot be read, or cannot be, makes the cross margin blind and nothing else:
 * the trader is told once, when that has lasted and an armed guard depends on it. Null then, and where the reading is older
 * than what is known.
 */
export const readCross = async (
  deps: CrossDeps,
  account: StoredAccount,
  exchange: Pick<Exchange, "crossPosition">,
  at: number,
): Promise<CrossPosition | null> => {
  const answer = await exchange.crossPosition();
  const read = answer.ok ? keepPlausibleCross(answer.value) : answer;
  if (read.ok) {
    if (await deps.crossPositions.store(account.id, read.value, at)) return read.value;
    deps.log.info("cross-outdated", { accountId: account.id });
    return null;
  }
  deps.log.warn("cross-unreadable", { accountId: account.id, kind: read.failure.kind });
  await deps.crossPositions.markBlind(account.id, failureInWords(read.failure), at);
  const alarm = { receiptId: deps.newId(), at, afterMs: BLIND_ALARM_MS };
  if (await deps.crossPositions.tellBlind(account.id, alarm))
    deps.log.error("cross-blind", { accountId: account.id, kind: read.failure.kind });
  return null;
};
