/** What a key may do is asked again once a day: rights can be added to a key after we have seen it. */
export const VALIDATE_EVERY_MS = 24 * 60 * 60_000;

/** A key that suddenly lacks a right is asked about again so soon, before its owner is told: one answer may be odd. */
export const DOUBT_FOR_MS = 60 * 60_000;
