import type { IntentState } from "#domain/intents/intent.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { ClaimedRun, PanicProgress } from "#ports/panic.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { closeForPanic } from "./close-for-panic.ts";
import { panicCommandId } from "./panic-command-id.ts";

/** What is known of the account while its run is worked on. */
export type PanicScene = {
  readonly run: ClaimedRun;
  readonly account: StoredAccount;
  readonly exchange: Exchange;
  readonly positions: readonly IsolatedPosition[];
  readonly balance: Sats;
  /** False where the exchange could not be read, and positions and balance are those read last. */
  readonly isFresh: boolean;
  readonly last: PriceHalfUsd | null;
};

export type AimStep = Pick<PanicProgress, "state" | "attempt" | "words">;

const OVER = "It runs no longer.";
const UNKNOWN = "It was sent; whether it is closed is being read.";
const REFUSED = "It could not be closed, and is tried again. The trade log says why.";
const NEVER_READ = "Nothing is known of it, and the exchange cannot be read. It is tried again.";

/** What became of a command that was planned before: it is under way, or its try came to nothing. */
const afterTaken = (state: IntentState | undefined, attempt: number): AimStep => {
  switch (state) {
    case "rejected":
    case "not-applied":
    case "superseded":
      return { state: "failed", attempt: attempt + 1, words: REFUSED };
    case "planned":
    case "sent":
    case "confirmed":
    case "ambiguous":
    case undefined:
      return { state: "sent", attempt, words: UNKNOWN };
  }
};

/**
 * Tries once to close what an aim names, and says how far it is then. What is listed no longer is done; a try that failed
 * is followed by another, under a name of its own, as long as the position is there.
 */
export const closeAim = async (
  deps: MonitorDeps,
  scene: PanicScene,
  { id, attempt }: PanicProgress,
): Promise<AimStep> => {
  const { run, account, exchange, positions, balance, isFresh } = scene;
  const position = positions.find((candidate) => candidate.id === id);
  if (position === undefined) {
    return isFresh
      ? { state: "confirmed", attempt, words: OVER }
      : { state: "failed", attempt, words: NEVER_READ };
  }
  const { panicId, accountId } = run;
  const commandId = panicCommandId({ panicId, accountId, positionId: id, attempt });
  const last = scene.last ?? position.price;
  const outcome = await closeForPanic(deps, { account, exchange, position, balance, last, commandId });
  switch (outcome) {
    case "confirmed":
      return { state: "confirmed", attempt, words: null };
    case "unknown":
      return { state: "sent", attempt, words: UNKNOWN };
    case "rejected":
    case "superseded":
      return { state: "failed", attempt: attempt + 1, words: REFUSED };
    case "taken": {
      const tried = await deps.intents.effectsOf(accountId);
      return afterTaken(tried.find(({ cause }) => cause.id === commandId)?.state, attempt);
    }
  }
};
