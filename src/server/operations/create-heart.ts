import type { Clock, NewId } from "#ports/clock.ts";
import type { Log } from "#ports/log.ts";
import type { Heartbeat, Operations } from "#ports/operations.ts";

/** Several of these fit into the time after which a process is not counted among the living. */
const BEAT_EVERY_MS = 5_000;

/** Says in the database that this process works; called by the work itself, so it cannot say more than is true. */
export type Heart = {
  /** Costs nothing where it was called a moment ago. Never rejects. */
  beat(): Promise<void>;
  /** Says that it ends. Never rejects. */
  stop(): Promise<void>;
};

type HeartDeps = {
  readonly operations: Pick<Operations, "beat" | "leave">;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
};

export const createHeart = (
  { operations, clock, newId, log }: HeartDeps,
  about: Pick<Heartbeat, "role" | "version">,
): Heart => {
  const [id, startedAt] = [newId(), clock()];
  let beatAt = Number.NEGATIVE_INFINITY;
  const unlessItFails = async (event: string, say: () => Promise<void>): Promise<void> => {
    try {
      await say();
    } catch (error) {
      log.warn(event, { error: error instanceof Error ? error.name : "it failed" });
    }
  };
  return {
    beat: async () => {
      const at = clock();
      if (at - beatAt < BEAT_EVERY_MS) return;
      beatAt = at;
      await unlessItFails("heartbeat-not-kept", () =>
        operations.beat({ ...about, id, startedAt, seenAt: at }),
      );
    },
    stop: () => unlessItFails("heartbeat-not-ended", () => operations.leave(id)),
  };
};
