/** An account with an armed guard that cannot be read for longer than this is an alarm, in milliseconds. */
export const BLIND_ALARM_MS = 30_000;
