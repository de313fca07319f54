import type { Clock } from "#ports/clock.ts";
import { type Sleep, sleep } from "../within.ts";

/**
 * How long a cron call may go on, in milliseconds: no round begins after `lastStartMs`, and the call answers by `endMs`
 * whatever hangs. The platform ends it at 60 s, and the next call comes then.
 */
export type CronTime = {
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly lastStartMs: number;
  readonly endMs: number;
};

export const CRON_TIME: CronTime = { clock: Date.now, sleep, lastStartMs: 52_000, endMs: 56_000 };
