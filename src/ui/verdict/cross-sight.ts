import { crossPermissions } from "#domain/accounts/judge-permissions.ts";
import {
  flatCrossStaleAfterMs,
  freshnessOfBlind,
  positionsStaleAfterMs,
} from "#domain/verdict/judge-freshness.ts";
import { crossAtRisk } from "#ui/positions/cross-at-risk.ts";
import { type Reading, readingOf } from "./reading-age.ts";
import type { AccountFacts } from "./verdict.ts";

type Facts = Pick<AccountFacts, "account" | "cross">;

/**
 * How old what is known of the cross margin is, and whether it can be seen; null where the key may not read it and it shows
 * no position: then nothing is known of it. `now` in epoch milliseconds.
 */
export const crossReadingOf = ({ account, cross }: Facts, now: number): Reading | null => {
  const isHeld = cross !== null && crossAtRisk(cross) !== null;
  if (!isHeld && !crossPermissions(account.permissions).mayRead) return null;
  const staleAfterMs = (isHeld ? positionsStaleAfterMs : flatCrossStaleAfterMs)(account.network);
  const reading = readingOf("cross", cross?.readAt ?? null, now, staleAfterMs);
  if (cross === null || cross.blindSince === null || reading.freshness === "blind") return reading;
  return { ...reading, freshness: freshnessOfBlind(now - Date.parse(cross.blindSince)) };
};
