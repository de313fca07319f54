import { randomBytes, randomInt } from "node:crypto";

/** A name that nothing else has. */
export const unique = (what: string): string => `${what}-${randomBytes(9).toString("hex")}`;

/** Nine digits that no other amount, time or price has. */
export const uniqueNumber = (): number => randomInt(100_000_000, 999_999_999);
