import type { Sats } from "#domain/units.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { ProbeDesk } from "#ports/probe-desk.ts";

/** Something that moves money, told before it happens. */
export type MoneyStep = {
  /** What it does, as a sentence without its end. */
  readonly does: string;
  readonly atMost: Sats;
  /** True for what ends a trade of ours: asked even after a stop. */
  readonly isEnd: boolean;
};

/** `nobody`: nobody is there who could answer. */
export type Consent = "yes" | "no" | "nobody";

export type ProbeDeps = {
  readonly desk: ProbeDesk;
  /** Our clock, epoch milliseconds. */
  readonly clock: Clock;
  /** A clock that never jumps, in milliseconds. */
  readonly elapsed: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly newId: NewId;
  readonly consent: (step: MoneyStep) => Promise<Consent>;
  /** Tells whoever watches what is being done, one line. */
  readonly say: (text: string) => void;
  readonly isStopped: () => boolean;
};

/** The deps with what has been learned on the way. */
export type ProbeSession = ProbeDeps & {
  /** What to add to our clock to get the exchange's, in milliseconds. */
  readonly offsetMs: number;
  /** Rest before each signed request, in milliseconds. */
  readonly gapMs: number;
};
