import type { isSameSecret } from "#server/http/is-same-secret.ts";

/** Compares from the left and stops at the first difference, so the time of a refusal tells how much was right. */
export const compareAsText: typeof isSameSecret = (given, expected) => given === expected;
