import type { OuterChannel } from "../channel.ts";
import type { LadderStep } from "./choices.ts";

/** When a channel is told, after the first one is. */
export type LadderRung = { readonly channel: OuterChannel; readonly afterMs: number };

const MINUTE_MS = 60_000;

/** How often the whole ladder is climbed while nobody answers, and the pause before it is climbed again. */
export const LADDER_ROUNDS = 3;
export const ROUND_PAUSE_MS = 15 * MINUTE_MS;

/**
 * The ladder of those channels that can be told at all. Whoever comes first is told at once, however late their step is:
 * a trader with nothing but e-mail does not wait for a phone that is not there. A channel without a step is told at once.
 */
export const planLadder = (
  steps: readonly LadderStep[],
  channels: readonly OuterChannel[],
): readonly LadderRung[] => {
  const minutesOf = (channel: OuterChannel): number =>
    steps.find((step) => step.channel === channel)?.afterMinutes ?? 0;
  const earliest = Math.min(...channels.map(minutesOf));
  return channels
    .map((channel) => ({ channel, afterMs: (minutesOf(channel) - earliest) * MINUTE_MS }))
    .toSorted((one, other) => one.afterMs - other.afterMs);
};
