/** At most so long, in seconds: whoever waits for a connection is answered, one way or the other, within a few. */
const MOST = 0.5;

/**
 * How long a place of a pool waits before it connects again, in seconds, after so many losses of all its places together.
 * The driver's own delay grows to twenty seconds: where ten connections break at once, the last of them would serve nobody for
 * as long, and after an outage of three seconds none would.
 */
export const reconnectDelay = (losses: number): number => Math.min(0.02 * 2 ** losses, MOST);
