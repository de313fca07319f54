import { BACK_DATE_MS } from "#domain/intents/send-timings.ts";
import type { Network } from "#ports/exchange.ts";
import type { NetworkFacts } from "#ports/network-facts.ts";
import type { Observations, StampsSeen, Told } from "./observations.ts";
import { rateOfLimit } from "./rate-of-limit.ts";

const seenOr = <T, V>(told: Told<T>, value: (seen: T) => V): V | null =>
  told.kind === "seen" ? value(told.value) : null;

/** The nearest refused age by when it arrived at the latest, or the oldest age that was tried where all were taken. */
const windowOf = ({ back, roundTripMs }: StampsSeen): number =>
  back.refused === null ? back.accepted : back.refused + roundTripMs;

/** Where a read stamped that far back is refused, no write would be taken either. */
const backDatedOf = ({ backDated, stamps }: Observations): boolean | null => {
  const seen = seenOr(backDated, ({ isTaken }) => isTaken);
  if (seen !== null || stamps.kind !== "seen") return seen;
  const { refused } = stamps.value.back;
  return refused !== null && refused <= BACK_DATE_MS ? false : null;
};

/** What the configuration reads of a probe. */
export const factsOfProbe = (
  network: Network,
  observations: Observations,
  observedAt: number,
): NetworkFacts => ({
  network,
  backDatedAccepted: backDatedOf(observations),
  aheadAccepted: seenOr(observations.ahead, ({ isTaken }) => isTaken),
  stampWindowMs: seenOr(observations.stamps, windowOf),
  replayAccepted: seenOr(observations.replay, ({ outcome }) => outcome === "carried-out-twice"),
  clientIdUnique: seenOr(observations.clientId, ({ outcome }) => outcome !== "opened-a-second"),
  readsOwnWrites: seenOr(observations.readAfterWrite, ({ rounds, shown }) => shown === rounds),
  addMarginExact: seenOr(
    observations.addMargin,
    ({ amount, balance, margin }) => balance === -amount && margin === amount,
  ),
  keyPerSecond: rateOfLimit(observations.keyLimit),
  publicPerSecond: rateOfLimit(observations.publicLimit),
  observedAt,
});
