import { setTimeout as sleep } from "node:timers/promises";
import type { IntentState } from "#domain/intents/intent.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { EngineAudit } from "#ports/engine-audit.ts";
import type { TriedEffect } from "#ports/intents.ts";
import { openPlainCredential } from "#server/composition/credentials.ts";
import type { Wired } from "#server/wired.ts";
import { countDoubleEffects } from "../replay/count-double-effects.ts";
import { countLostEffects } from "./count-lost-effects.ts";
import { countVanishedTriggers } from "./count-vanished-triggers.ts";
import { type ChaosTrader, TRIGGER } from "./seed-traders.ts";
import type { ChaosVenue } from "./start-chaos-venue.ts";

/** The exchange's ledger against the intents. */
export type Stock = {
  readonly sent: number;
  readonly double: number;
  /** Intents whose word differs from the ledger. */
  readonly untrue: number;
  readonly open: number;
  readonly states: Readonly<Partial<Record<IntentState, number>>>;
  readonly satsAdded: number;
  readonly conservationDifference: number;
};

const tallyStates = (intents: readonly TriedEffect[]): Stock["states"] => {
  const states: Partial<Record<IntentState, number>> = {};
  for (const { state } of intents) states[state] = (states[state] ?? 0) + 1;
  return states;
};

/** Counts everything at the end, when nothing moves any more. */
export const takeStock = async (
  wired: Wired,
  venue: ChaosVenue,
  traders: readonly ChaosTrader[],
): Promise<Stock> => {
  const intents: TriedEffect[] = [];
  for (const { accountId } of traders) intents.push(...(await wired.intents.effectsOf(accountId)));
  const ledger = await venue.ledger();
  const states = tallyStates(intents);
  return {
    sent: intents.filter(({ signedAt }) => signedAt !== null).length,
    double: countDoubleEffects(ledger, intents),
    untrue: countLostEffects(ledger, intents),
    open: (states.planned ?? 0) + (states.sent ?? 0),
    states,
    satsAdded: ledger
      .filter(({ kind }) => kind === "add-margin")
      .reduce((sum, { amount }) => sum + amount, 0),
    conservationDifference: await venue.conservationDifference(),
  };
};

/** The longest that a fault of the exchange asks a key to wait, and some. */
const MOST_WAITS_MS = 90_000;

/** What a trader has open. Reads within the workers' own budget, so it waits for as long as the exchange asked them to. */
const readTrades = async (
  wired: Wired,
  { credential }: ChaosTrader,
): Promise<readonly IsolatedPosition[]> => {
  const begun = performance.now();
  for (;;) {
    const trades = await wired.exchanges
      .withCredential("paper", openPlainCredential(credential))
      .runningTrades();
    if (trades.ok) return trades.value;
    const { failure } = trades;
    if (failure.kind !== "rate-limited" || performance.now() - begun > MOST_WAITS_MS) {
      throw new Error(`Positions could not be read at the end: ${failure.kind}`);
    }
    await sleep(failure.retryAfterMs);
  }
};

/** Triggers that were lost, by the exchange's own lists of positions as they are now. */
export const countVanished = async (
  wired: Wired,
  audit: EngineAudit,
  traders: readonly ChaosTrader[],
): Promise<number> => {
  const seen = await wired.markets.seen("paper");
  if (seen === null) throw new Error("No worker ever ticked");
  const lists = await Promise.all(traders.map((trader) => readTrades(wired, trader)));
  return countVanishedTriggers(await audit.guards("paper"), lists.flat(), seen.last, TRIGGER);
};
