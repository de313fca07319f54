/**
 * The first migration that is held to be safe while old code still runs. No installation but those of developers ever
 * stood between the ones before it, so they may say what they like.
 */
export const FIRST_JUDGED = 30;
