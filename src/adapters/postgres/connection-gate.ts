import { connectionShed } from "#domain/resilience/connection-shed.ts";

type Waiting = { readonly enter: () => void; readonly since: number; readonly timer: NodeJS.Timeout };

export type ConnectionGate = {
  /** Calls `go` as soon as a connection is free, in turn, with what gives it back; or `refuse`, once it waited too long. */
  pass(go: (leave: () => void) => void, refuse: (error: Error) => void): void;
};

/**
 * Lets as many in at once as there are connections. The driver keeps any number waiting for as long as it takes; whoever
 * asked has gone by then, and those who come meanwhile wait behind work that nobody wants any more.
 */
export const createConnectionGate = (options: {
  readonly max: number;
  /** The longest that anybody waits. */
  readonly waitMs: number;
  /** Hears how long each that was let in had waited. */
  readonly onWaited?: (ms: number) => void;
}): ConnectionGate => {
  const { max, waitMs, onWaited } = options;
  const waiting = new Set<Waiting>();
  let inside = 0;
  const leave = () => {
    inside -= 1;
    const [next] = waiting;
    if (next === undefined) return;
    waiting.delete(next);
    clearTimeout(next.timer);
    next.enter();
  };
  const enter = (go: (leave: () => void) => void, waitedMs: number) => {
    inside += 1;
    onWaited?.(waitedMs);
    go(leave);
  };
  return {
    pass: (go, refuse) => {
      if (inside < max) {
        enter(go, 0);
        return;
      }
      const since = performance.now();
      const timer = setTimeout(() => {
        waiting.delete(one);
        refuse(connectionShed(waitMs));
      }, waitMs);
      const one: Waiting = { since, timer, enter: () => enter(go, performance.now() - since) };
      waiting.add(one);
    },
  };
};
