import { type BasisPoints, type Sats, sats } from "../../units.ts";
import type { PeakAdvance } from "./advance-peak.ts";
import {
  type BreakerAction,
  breakerFloor,
  type DrawdownBreakerConfig,
  drawdownOf,
} from "./drawdown-breaker.ts";
import type { ExplainedEquity } from "./explained-equity.ts";

/** Everything a verdict is taken from: the settings, whether it tripped since it was armed, and the newest reading. */
export type DrawdownBreakerFacts = {
  readonly config: DrawdownBreakerConfig;
  readonly isTripped: boolean;
  readonly advance: PeakAdvance;
};

/** The numbers a verdict was made by: sats, and how far below its peak the equity is. */
export type BreakerNumbers = {
  readonly equity: Sats;
  readonly peak: Sats;
  readonly drawdown: BasisPoints;
};

/** What the breaker decides; each verdict names its rule. */
export type DrawdownBreakerVerdict =
  | ({ readonly kind: "trip"; readonly rule: "drawdown"; readonly action: BreakerAction } & BreakerNumbers)
  | ({
      readonly kind: "hold";
      readonly rule: "above-floor" | "tripped-already" | "nothing-at-stake";
    } & BreakerNumbers)
  | ({
      readonly kind: "alert";
      readonly rule: "doubtful-equity";
      readonly explained: ExplainedEquity;
    } & BreakerNumbers);

const numbersOf = (peak: Sats, equity: Sats): BreakerNumbers => ({
  equity,
  peak,
  drawdown: drawdownOf(peak, equity),
});

const isDown = ({ peak, equity }: BreakerNumbers, { drop }: DrawdownBreakerConfig): boolean =>
  peak > 0 && equity <= breakerFloor(peak, drop);

/**
 * A doubted equity trips nothing by itself. Where even the better of what was told and what can be explained is at the
 * floor or below, the doubt does not matter, and waiting for another reading would be late.
 */
const decideInDoubt = (
  advance: Extract<PeakAdvance, { kind: "doubt" }>,
  config: DrawdownBreakerConfig,
): DrawdownBreakerVerdict => {
  const { equity, explained, peak } = advance;
  const best = numbersOf(peak, sats(Math.max(equity, explained.most)));
  if (isDown(best, config)) return { kind: "trip", rule: "drawdown", action: config.action, ...best };
  return { kind: "alert", rule: "doubtful-equity", explained, ...numbersOf(peak, equity) };
};

/**
 * Takes a breaker's verdict from one reading. It looks at the equity at the last price, not at the worst of the tick: a
 * dip that is over was survived, and closing after it would only make it a loss. Trips once; armed again by hand, it
 * begins with a fresh peak.
 */
export const decideDrawdownBreaker = ({
  config,
  isTripped,
  advance,
}: DrawdownBreakerFacts): DrawdownBreakerVerdict => {
  const peak = advance.kind === "doubt" ? advance.peak : advance.memory.peak;
  const numbers = numbersOf(peak, advance.equity);
  if (isTripped) return { kind: "hold", rule: "tripped-already", ...numbers };
  if (advance.kind === "doubt") return decideInDoubt(advance, config);
  if (peak <= 0) return { kind: "hold", rule: "nothing-at-stake", ...numbers };
  if (isDown(numbers, config)) return { kind: "trip", rule: "drawdown", action: config.action, ...numbers };
  return { kind: "hold", rule: "above-floor", ...numbers };
};
