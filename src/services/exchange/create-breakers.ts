import {
  admit,
  type Breaker,
  type Caller,
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

/** What is called, and by whom: a key, or null for the public. */
export type Call = { readonly dependency: string; readonly key: string | null };

/**
 * One circuit breaker for each dependency, which only several callers can open, and one for each caller of it: an account
 * that never answers keeps itself out, and nobody else.
 */
export type Breakers = {
  /**
   * Null when the call may not leave. A call that may probe waits for a probe under way to hear whether the exchange is
   * back; one that may not (a write) leaves only while all is well, and is told so at once.
   */
  enter(call: Call, mayProbe: boolean): Promise<Pass | null>;
  /** Dependencies that nothing leaves for but a probe. */
  open(): readonly string[];
};

const PUBLIC = "public";
/** One account may hang alone: that is no word of the exchange. */
const LEAST_CALLERS = 2;
/** Keys that were tried once are many in the end: those that are not kept out are forgotten then. */
const MOST_CALLERS = 20_000;

type Line = { breaker: Breaker; probe: Promise<void> | null };

const admitTo = (line: Line, caller: Caller, mayProbe: boolean, elapsed: Elapsed): Pass | null => {
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
    end: (outcome) => leave(noteOutcome(line.breaker, outcome, elapsed(), caller)),
    giveBack: () => leave(probe === null ? line.breaker : giveProbeBack(line.breaker, elapsed())),
  };
};

const enterLine = async (
  line: Line,
  caller: Caller,
  mayProbe: boolean,
  elapsed: Elapsed,
): Promise<Pass | null> => {
  const pass = admitTo(line, caller, mayProbe, elapsed);
  if (pass !== null || !mayProbe || line.probe === null) return pass;
  await line.probe;
  return admitTo(line, caller, mayProbe, elapsed);
};

const both = (own: Pass, shared: Pass): Pass => ({
  mayStillLeave: () => own.mayStillLeave() && shared.mayStillLeave(),
  end: (outcome) => {
    own.end(outcome);
    shared.end(outcome);
  },
  giveBack: () => {
    own.giveBack();
    shared.giveBack();
  },
});

/** What leaves for a dependency: by the breaker of all, and by each caller's own. */
type Door = { readonly shared: Line; readonly own: Map<string, Line> };

const newLine = (): Line => ({ breaker: CLOSED, probe: null });
const isOpen = ({ breaker }: Line): boolean => breaker.probeAt !== null;

/**
 * Where each key is kept out by its own breaker, the dependency is as good as away, though it may be one key alone; and where
 * nobody has a key, by what the public hears.
 */
const isShut = ({ shared, own }: Door): boolean => {
  const keys = [...own].filter(([by]) => by !== PUBLIC);
  const callers = keys.length > 0 ? keys : [...own];
  return isOpen(shared) || callers.every(([, line]) => isOpen(line));
};

export const createBreakers = (elapsed: Elapsed): Breakers => {
  const doors = new Map<string, Door>();
  const ownLine = ({ own }: Door, by: string): Line => {
    const known = own.get(by);
    if (known !== undefined) return known;
    if (own.size >= MOST_CALLERS) for (const [name, line] of own) if (!isOpen(line)) own.delete(name);
    const line = newLine();
    own.set(by, line);
    return line;
  };
  return {
    enter: async ({ dependency, key }, mayProbe) => {
      const by = key ?? PUBLIC;
      const door = doors.get(dependency) ?? { shared: newLine(), own: new Map() };
      doors.set(dependency, door);
      // Its own first: whoever is kept out alone takes no probe from those who would hear that all is well.
      const own = await enterLine(ownLine(door, by), { by, least: 1 }, mayProbe, elapsed);
      if (own === null) return null;
      const shared = await enterLine(door.shared, { by, least: LEAST_CALLERS }, mayProbe, elapsed);
      if (shared !== null) return both(own, shared);
      own.giveBack();
      return null;
    },
    open: () => [...doors].filter(([, door]) => isShut(door)).map(([name]) => name),
  };
};
