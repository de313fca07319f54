/** What a key may do is asked again once a day: rights can be added to a key after we have seen it. */
export const VALIDATE_EVERY_MS = 24 * 60 * 60_000;
