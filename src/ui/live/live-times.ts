/** How often a page asks for what is told and what only the server can say besides, such as of a guard at another price. */
export const LIVE_POLL_MS = 15_000;

/** How often it asks for what is told when it is new, and not whenever it changes. */
export const TOLD_POLL_MS = 60_000;

/** How often it asks for what no change of goes untold: the stream hears of it by the rows themselves, so this is for a defect. */
export const WHOLLY_TOLD_POLL_MS = 300_000;
