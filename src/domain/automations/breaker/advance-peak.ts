import { accountEquity } from "../../position/equity.ts";
import { priceHalfUsd, type Sats } from "../../units.ts";
import {
  applyTransfers,
  type BreakerMemory,
  type BreakerReading,
  transfersWithin,
} from "./drawdown-breaker.ts";
import { type ExplainedEquity, explainedEquity } from "./explained-equity.ts";

/** What a reading does to the peak; each names its rule and carries the memory to keep. */
export type PeakAdvance =
  | {
      readonly kind: "believed";
      /** `seen-already` is a reading no newer than the last one: nothing changes. */
      readonly rule: "explained" | "confirmed" | "seen-already";
      readonly memory: BreakerMemory;
      readonly equity: Sats;
    }
  | {
      readonly kind: "doubt";
      /** The equity jumped by more than positions, market and transfers explain; another reading has to confirm it. */
      readonly rule: "unexplained-rise" | "unexplained-fall";
      readonly memory: BreakerMemory;
      readonly equity: Sats;
      readonly explained: ExplainedEquity;
      /** The peak, moved by the transfers that the reading tells of. */
      readonly peak: Sats;
    };

const equityOf = ({ account, tick }: BreakerReading): Sats => accountEquity(account, tick.last);

const isWithin = (equity: Sats, { least, most }: ExplainedEquity): boolean =>
  equity >= least && equity <= most;

const explainedFrom = ({ believed, transfersCountedTo }: BreakerMemory, reading: BreakerReading) =>
  explainedEquity({ ...believed, at: transfersCountedTo }, reading);

/** The peak after the transfers up to a reading. What came before a doubted reading is held against the equity before it. */
const movedPeak = ({ peak, believed, transfersCountedTo }: BreakerMemory, reading: BreakerReading): Sats =>
  applyTransfers(
    peak,
    transfersWithin(reading.transfers, transfersCountedTo, reading.tick.at),
    believed.equity,
  );

/** Takes a reading in as true. A new peak only ever comes from here. */
const believe = (
  memory: BreakerMemory,
  reading: BreakerReading,
  rule: "explained" | "confirmed",
): PeakAdvance => {
  const [equity, moved] = [equityOf(reading), movedPeak(memory, reading)];
  const isHigher = equity > moved;
  return {
    kind: "believed",
    rule,
    equity,
    memory: {
      peak: isHigher ? equity : moved,
      peakAt: isHigher ? reading.tick.at : memory.peakAt,
      transfersCountedTo: reading.tick.at,
      believed: { equity, account: reading.account },
      doubted: null,
    },
  };
};

const doubt = (memory: BreakerMemory, reading: BreakerReading): PeakAdvance => {
  const [equity, explained] = [equityOf(reading), explainedFrom(memory, reading)];
  return {
    kind: "doubt",
    rule: equity > explained.most ? "unexplained-rise" : "unexplained-fall",
    memory: { ...memory, doubted: reading },
    equity,
    explained,
    peak: movedPeak(memory, reading),
  };
};

/** A reading whose low and high reach back over the doubted one before it. */
const reachingBack = (reading: BreakerReading, doubted: BreakerReading): BreakerReading => {
  const { tick } = reading;
  const low = priceHalfUsd(Math.min(tick.low, doubted.tick.low));
  const high = priceHalfUsd(Math.max(tick.high, doubted.tick.high));
  return { ...reading, tick: { ...tick, low, high } };
};

/** The memory as it would be had the doubted reading been believed, without the peak it would have made. */
const throughDoubt = (memory: BreakerMemory, doubted: BreakerReading): BreakerMemory => ({
  peak: movedPeak(memory, doubted),
  peakAt: memory.peakAt,
  transfersCountedTo: doubted.tick.at,
  believed: { equity: equityOf(doubted), account: doubted.account },
  doubted: null,
});

/**
 * Takes a reading into the peak, or doubts it: an equity that jumped by more than the positions explain, with no transfer,
 * is not believed until a second reading is explained from it, so a wrong balance makes neither a peak nor a drawdown. One
 * that is explained from the last believed reading ends the doubt. The same reading twice is no second reading.
 */
export const advancePeak = (memory: BreakerMemory, reading: BreakerReading): PeakAdvance => {
  const { doubted, transfersCountedTo, believed } = memory;
  if (reading.tick.at <= (doubted?.tick.at ?? transfersCountedTo)) {
    if (doubted !== null) return doubt(memory, doubted);
    return { kind: "believed", rule: "seen-already", memory, equity: believed.equity };
  }
  const equity = equityOf(reading);
  if (doubted === null) {
    const isExplained = isWithin(equity, explainedFrom(memory, reading));
    return isExplained ? believe(memory, reading, "explained") : doubt(memory, reading);
  }
  const whole = reachingBack(reading, doubted);
  if (isWithin(equity, explainedFrom(memory, whole))) return believe(memory, whole, "explained");
  const through = throughDoubt(memory, doubted);
  return isWithin(equity, explainedFrom(through, reading))
    ? believe(through, reading, "confirmed")
    : doubt(memory, whole);
};
