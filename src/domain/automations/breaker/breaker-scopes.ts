import { missingScopes } from "../../accounts/judge-permissions.ts";

/** What an equity is made of, by the scope that reads it. */
const READS = [
  ["futures:isolated:read", "isolated futures"],
  ["futures:cross:read", "cross futures"],
  ["account:deposits:read", "deposits"],
  ["account:withdrawals:read", "withdrawals"],
] as const;

/**
 * What a key may not read although a breaker needs it, in words; empty where it may read all, or where the exchange has
 * not said yet what it may do.
 */
export const unreadForBreaker = (permissions: readonly string[]): readonly string[] => {
  if (permissions.length === 0) return [];
  const missing = missingScopes(
    permissions,
    READS.map(([scope]) => scope),
  );
  return READS.filter(([scope]) => missing.includes(scope)).map(([, words]) => words);
};
