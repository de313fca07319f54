import { BLIND_ALARM_MS } from "./blind-alarm.ts";

/** A key may be refused in error (a clock, a key being activated): asked once more before the trader is told. */
export const REFUSED_KEY_RETRY_MS = BLIND_ALARM_MS + 1_000;

/** What passes has mostly passed by then; from here on it is asked seldom enough not to be banned. */
export const REFUSED_KEY_SLOW_AFTER_MS = 5 * 60_000;
export const REFUSED_KEY_SLOW_MS = 5 * 60_000;
