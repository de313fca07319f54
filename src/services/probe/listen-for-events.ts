import type { ProbeStream } from "#ports/probe-desk.ts";
import type { ProbeSession } from "./probe-session.ts";

/** Events may trail what they tell of; this long is waited for them. */
const TRAIL_MS = 1_500;

export type EventEar = {
  /** The names of what has happened to these trades since the last call. */
  hear(tradeIds: readonly string[]): Promise<readonly string[]>;
};

/** Hears nothing without a stream. */
export const listenForEvents = (session: ProbeSession, stream: ProbeStream | null): EventEar => {
  let heard = 0;
  return {
    hear: async (tradeIds) => {
      if (stream === null) return [];
      await session.sleep(TRAIL_MS);
      const all = await stream.events();
      const fresh = all.slice(heard);
      heard = all.length;
      return fresh
        .filter(({ tradeId }) => tradeId === null || tradeIds.includes(tradeId))
        .map(({ event }) => event);
    },
  };
};
