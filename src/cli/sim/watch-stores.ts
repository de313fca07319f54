import { sats } from "#domain/units.ts";
import type { Network } from "#ports/exchange.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { checkSending } from "./check-sending.ts";
import type { SimExchange } from "./exchange/create-sim-exchange.ts";
import type { FaultKind, FaultPlan } from "./fault-plan.ts";
import { checkAlone } from "./invariants.ts";
import type { createModelStores } from "./model/create-model-stores.ts";
import type { Random } from "./random.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import type { Scheduler } from "./scheduler.ts";
import type { Violation } from "./violation.ts";
import { armAnew, standingOf } from "./watched-guard.ts";

/** A process that was paused may still speak of a key that was refused so long ago. */
const REVOKED_LATELY_MS = 120_000;

/** The world as far as its database is concerned. */
export type WatchParts = {
  readonly network: Network;
  readonly scheduler: Scheduler;
  readonly chance: Random;
  readonly stores: ReturnType<typeof createModelStores>;
  readonly exchange: SimExchange;
  readonly trace: (event: string) => void;
  readonly faults: () => FaultPlan;
  readonly count: (kind: FaultKind) => void;
  readonly violate: (found: readonly Violation[]) => void;
};

/** The database as processes see it, with somebody who holds every step they commit against the invariants. */
export const watchStores = (parts: WatchParts) => {
  const { network, scheduler, chance, stores, exchange, count, violate } = parts;
  const { now } = scheduler;
  /** The trader changes the rule in the very moment that one of its intents is on its way. */
  const onPlanned = (known: Recorder, { cause, accountId, userId }: IntentPlan): void => {
    violate(checkAlone(known, accountId));
    if (cause.kind !== "automation" || !chance.chance(parts.faults()["rule-changed"] * 0.25)) return;
    const isPaused = chance.chance(0.5);
    scheduler.after(chance.between(0, 4), () => {
      count("rule-changed");
      if (isPaused) void pause(userId, cause.id);
      else void lowerCap(cause.id);
    });
  };
  const pause = async (userId: string, guardId: string): Promise<void> => {
    await stores.automations.pause(userId, guardId, now());
    await stores.crossGuards.pause(userId, guardId, now());
  };
  const guardOf = (guardId: string) =>
    stores.seen.automations.get(guardId)?.guard ?? stores.seen.crossGuards.get(guardId)?.guard ?? null;
  const lowerCap = async (guardId: string): Promise<void> => {
    const guard = guardOf(guardId);
    const standing = guard === null ? null : await standingOf({ stores, now }, guard);
    if (standing?.state !== "armed" || standing.trigger === null) return;
    const maxTotal = sats(Math.max(1, standing.spending.addedInAll - 1));
    const { side, price } = standing.trigger;
    await armAnew({ stores, network }, standing, { maxTotal }, { side, price });
  };
  const recorder = createRecorder(now, parts.trace, onPlanned, violate);
  const watched = recorder.watchIntents(stores.intents);
  const intents: typeof watched = {
    ...watched,
    markSent: async (intent, sending) => {
      const answer = await watched.markSent(intent, sending);
      const known = recorder.intents.get(intent.id);
      if (answer === "sent" && known !== undefined) {
        const guard = guardOf(known.plan.cause.id);
        const accountCap = stores.seen.accounts.get(known.plan.accountId)?.maxAddedPerDay ?? null;
        violate(checkSending(recorder, known, { guard, accountCap }, sending.at));
      }
      return answer;
    },
  };
  const triggers = recorder.watchTriggers(stores.triggers);
  /** When the key of an account was accepted again, the first reading after it was refused. */
  const accepted = new Map<string, number>();
  const storeReading: typeof stores.accounts.storeReading = async (reading) => {
    const before = stores.seen.accounts.get(reading.accountId)?.stored.status;
    const answer = await stores.accounts.storeReading(reading);
    if (before === "unauthorized") accepted.set(reading.accountId, now());
    return answer;
  };
  const markUnauthorized: typeof stores.accounts.markUnauthorized = async (account, ...rest) => {
    if (!exchange.wasRevoked(account.id, REVOKED_LATELY_MS)) {
      violate([{ invariant: "I10", what: `the key of ${account.id} is called refused, and is fine` }]);
    }
    await stores.accounts.markUnauthorized(account, ...rest);
  };
  return {
    recorder,
    ports: { ...stores, accounts: { ...stores.accounts, markUnauthorized, storeReading }, intents, triggers },
    /** When the account's key was last accepted again after a refusal; null when it never was refused. */
    acceptedAgainAt: (accountId: string): number | null => accepted.get(accountId) ?? null,
  };
};
