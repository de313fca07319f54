import type { StoredFacts } from "#ports/operations.ts";

/** A database that does not answer raises nothing but itself: what is not known is not made up. */
export const nothingStored = (): StoredFacts => ({
  networks: [],
  connectionsTaken: 0,
  blindAccounts: 0,
  ambiguousIntents: 0,
  oldestOpenIntentMs: 0,
  oldestQueuedMs: 0,
  deadJobs: 0,
  keyAgeDays: null,
  highestRisk: 0,
  isChainBroken: false,
  canaryAgeMs: null,
});
