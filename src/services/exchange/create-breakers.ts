import {
  admit,
  type Breaker,
  type CallOutcome,
  CLOSED,
  giveProbeBack,
  noteOutcome,
} from "#domain/resilience/breaker.ts";
import type { Elapsed } from "#ports/clock.ts";

/** An admitted call; exactly one of `end` and `giveBack` is to be called, once. */
export type Pass = {
  /** False where the breaker has opened since: what waited meanwhile should not leave any more. */
  mayStillLeave(): boolean;
  end(outcome: CallOutcome): void;
  /** The call did not leave after all. */
  giveBack(): void;
};

/** One circuit breaker for each dependency, named by the caller. */
export type Breakers = {
  /**
   * Null when the call may not leave. A call that may probe waits for a probe under way to hear whether the exchange is
   * back; one that may not (a write) leaves only while all is well, and is told so at once.
   */
  enter(dependency: string, mayProbe: boolean): Promise<Pass | null>;
  /** Dependencies that nothing leaves for but a probe. */
  open(): readonly string[];
};

type Line = { breaker: Breaker; probe: Promise<void> | null };

const admitTo = (line: Line, mayProbe: boolean, elapsed: Elapsed): Pass | null => {
  const { breaker, admission } = admit(line.breaker, elapsed(), mayProbe);
  line.breaker = breaker;
  if (admission === "refuse") return null;
  const probe = admission === "probe" ? Promise.withResolvers<void>() : null;
  if (probe !== null) line.probe = probe.promise;
  const leave = (next: Breaker): void => {
    line.breaker = next;
    if (probe === null) return;
    if (line.probe === probe.promise) line.probe = null;
    probe.resolve();
  };
  return {
    mayStillLeave: () => probe !== null || line.breaker.probeAt === null,
    end: (outcome) => leave(noteOutcome(line.breaker, outcome, elapsed())),
    giveBack: () => leave(probe === null ? line.breaker : giveProbeBack(line.breaker, elapsed())),
  };
};

export const createBreakers = (elapsed: Elapsed): Breakers => {
  const lines = new Map<string, Line>();
  return {
    enter: async (dependency, mayProbe) => {
      const line = lines.get(dependency) ?? { breaker: CLOSED, probe: null };
      lines.set(dependency, line);
      const pass = admitTo(line, mayProbe, elapsed);
      if (pass !== null || !mayProbe || line.probe === null) return pass;
      await line.probe;
      return admitTo(line, mayProbe, elapsed);
    },
    open: () => [...lines].filter(([, { breaker }]) => breaker.probeAt !== null).map(([name]) => name),
  };
};
