import type { EngineState } from "#ports/engine-audit.ts";

/** What is done to the engine or to what it stands on. */
export type FaultKind = "kill" | "restart" | "black-hole" | "cut" | "exchange";

/** One fault and how long it took, in milliseconds, until all was well again; null where it never was. */
export type FaultStory<Kind extends string = FaultKind> = {
  readonly kind: Kind;
  readonly at: number;
  readonly recoveryMs: number | null;
};

type Open<Kind extends string> = {
  readonly kind: Kind;
  readonly at: number;
  readonly left: Set<string>;
  isDrained: boolean;
};

/**
 * How long each fault took to be over, with nobody's help. It is over at the first look that shows, of the time after the
 * fault: a tick was taken; nothing is held beyond its lease, which would be work that nobody has taken up; and the queue as
 * it stood at the fault has drained, that is, each intent and each work held then has ended, and at some look no price
 * that was reached waited for its tick. Whatever else goes wrong meanwhile counts into it. Times in epoch milliseconds.
 */
export type RecoveryWatch<Kind extends string = FaultKind> = {
  /** `state` is the last that was seen before it, null where nothing ever was. */
  fault(kind: Kind, at: number, state: EngineState | null): void;
  see(state: EngineState): void;
  /** How many are not over. */
  pending(): number;
  /** Every fault in the order they came. */
  stories(): readonly FaultStory<Kind>[];
};

export const createRecoveryWatch = <Kind extends string = FaultKind>(): RecoveryWatch<Kind> => {
  const stories: FaultStory<Kind>[] = [];
  const open = new Map<number, Open<Kind>>();
  const keyOf = ({ kind, id }: EngineState["held"][number]) => `${kind} ${id}`;

  /** Whether the fault is over, as far as was seen up to this look. */
  const isOver = (fault: Open<Kind>, state: EngineState, held: ReadonlySet<string>): boolean => {
    for (const key of fault.left) if (!held.has(key)) fault.left.delete(key);
    fault.isDrained ||= state.reached === 0;
    const isTicking = state.tickedAt !== null && state.tickedAt > fault.at;
    const isTakenUp = state.held.every(({ leaseUntil }) => leaseUntil >= state.at);
    return isTicking && isTakenUp && fault.isDrained && fault.left.size === 0;
  };

  return {
    fault: (kind, at, state) => {
      open.set(stories.length, { kind, at, left: new Set(state?.held.map(keyOf)), isDrained: false });
      stories.push({ kind, at, recoveryMs: null });
    },
    see: (state) => {
      const held = new Set(state.held.map(keyOf));
      for (const [index, fault] of open) {
        if (state.at <= fault.at || !isOver(fault, state, held)) continue;
        open.delete(index);
        stories[index] = { kind: fault.kind, at: fault.at, recoveryMs: Math.round(state.at - fault.at) };
      }
    },
    pending: () => open.size,
    stories: () => stories,
  };
};
