import type { BreakerRuleMemory } from "#domain/automations/account-rule.ts";
import type { PeakAdvance } from "#domain/automations/breaker/advance-peak.ts";
import {
  type DrawdownBreakerFacts,
  type DrawdownBreakerVerdict,
  decideDrawdownBreaker,
} from "#domain/automations/breaker/decide-drawdown-breaker.ts";
import { type BreakerAccount, startBreaker } from "#domain/automations/breaker/drawdown-breaker.ts";
import { countTransfers } from "#domain/automations/breaker/transfer-book.ts";
import { ok, type Result } from "#domain/result.ts";
import { sats } from "#domain/units.ts";
import type { RuleLook } from "#ports/account-rules.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import { failureInWords } from "../accounts/note-unreadable.ts";
import { readAccount } from "../accounts/read-account.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { breakerLegs, lookAtTime } from "./breaker-legs.ts";
import { breakerReceipt } from "./breaker-receipt.ts";
import { lookAgain, type RuleLooked, type RuleScene } from "./look-again.ts";
import { readBreaker, TRANSFERS_BACK_MS } from "./read-breaker.ts";
import { readBreakerAccount, readTransfers } from "./read-breaker-account.ts";
import { NEXT_TICK } from "./rule-legs.ts";
import { type StoredBreaker, throwBreaker } from "./throw-breaker.ts";

type Scene = RuleScene<StoredBreaker>;
type Outcome<T> = Promise<Result<T, ExchangeFailure>>;

/** A doubted equity waits so long for the reading that confirms it or not: lists of an exchange come after its balance. */
const CONFIRM_MS = 5_000;
/** A key that may not read what an equity is made of is tried again this often. */
const KEY_RETRY_MS = 60_000;

const LOOKED: RuleLooked = { came: "held", spent: sats(0) };

type Settled = Pick<RuleLook, "memory" | "heldBy" | "legs" | "receipt">;

/** Writes what a look came to; a look that came too late is taken again. */
const settle = async (deps: MonitorDeps, scene: Scene, settled: Settled): Promise<"settled" | RuleLooked> => {
  const { rule, work, tick } = scene;
  const isSettled = await deps.rules.settle({ rule, work, state: "armed", at: tick.at, ...settled });
  return isSettled ? "settled" : lookAgain(deps, scene);
};

/** The account as the look needs it: afresh where a trigger led here, since hits before it may have moved its sats. */
const accountOf = async ({ exchange, facts, work }: Scene): Outcome<BreakerAccount> => {
  const fresh = work === null ? ok(facts) : await readAccount(exchange);
  return fresh.ok ? readBreakerAccount(exchange, fresh.value) : fresh;
};

/** Told once: a breaker that cannot look protects nothing. */
const holdForKey = async (deps: MonitorDeps, scene: Scene, failure: ExchangeFailure): Promise<RuleLooked> => {
  const { rule, tick } = scene;
  const { breaker } = rule.memory;
  const heldBy = "key-may-not-read";
  const legs = lookAtTime(tick.at + KEY_RETRY_MS);
  const common = { memory: rule.memory, heldBy, legs };
  if (breaker === null || rule.heldBy === heldBy) {
    const known = await settle(deps, scene, { ...common, receipt: null });
    return known === "settled" ? LOOKED : known;
  }
  const advance: PeakAdvance = {
    kind: "believed",
    rule: "seen-already",
    memory: breaker,
    equity: breaker.believed.equity,
  };
  // Nothing was read, so nothing may trip: the verdict only tells what it last knew.
  const facts = { config: rule.config, isTripped: true, advance };
  const told = breakerReceipt(deps, scene, facts, failureInWords(failure));
  const came = await settle(deps, scene, { ...common, receipt: told });
  return came === "settled" ? LOOKED : came;
};

/** Where nothing could be read no verdict is taken; the work is still ours. */
const unread = (deps: MonitorDeps, scene: Scene, failure: ExchangeFailure): Promise<RuleLooked> => {
  if (failure.kind === "unauthorized" && failure.status === 403) return holdForKey(deps, scene, failure);
  deps.log.warn("breaker-unreadable", { accountId: scene.account.id, kind: failure.kind });
  return lookAgain(deps, scene);
};

/** The first reading of a breaker that knows nothing yet: its peak. */
const begin = async (deps: MonitorDeps, scene: Scene, account: BreakerAccount): Promise<RuleLooked> => {
  const { low, high, last, at } = scene.tick;
  const listed = await readTransfers(scene.exchange, at - TRANSFERS_BACK_MS);
  if (!listed.ok) return unread(deps, scene, listed.failure);
  const breaker = startBreaker({ tick: { low, high, last, at }, account, transfers: [] });
  const believed = countTransfers(listed.value, [], false).filter(({ amount }) => amount !== 0);
  const memory: BreakerRuleMemory = { ...scene.rule.memory, breaker, book: { believed, doubted: null } };
  const legs = breakerLegs(scene.rule.config, { account, last }, breaker.peak);
  const came = await settle(deps, scene, { memory, heldBy: null, legs, receipt: null });
  return came === "settled" ? LOOKED : came;
};

/** What a verdict makes the breaker wait for, and what of it is told. */
const settledBy = (
  deps: MonitorDeps,
  scene: Scene,
  account: BreakerAccount,
  facts: DrawdownBreakerFacts,
  verdict: DrawdownBreakerVerdict,
): Omit<Settled, "memory"> => {
  const tell = () => breakerReceipt(deps, scene, facts, null);
  switch (verdict.kind) {
    case "trip":
      // Should this process end before the switch is thrown, the next tick brings whoever throws it.
      return { heldBy: null, legs: NEXT_TICK, receipt: tell() };
    case "alert": {
      const receipt = scene.rule.heldBy === verdict.rule ? null : tell();
      return { heldBy: verdict.rule, legs: lookAtTime(scene.tick.at + CONFIRM_MS), receipt };
    }
    case "hold":
      return {
        heldBy: null,
        legs: breakerLegs(facts.config, { account, last: scene.tick.last }, facts.advance.memory.peak),
        receipt: null,
      };
  }
};

/** Decides from one reading. A trip is written first, with its receipt, and thrown then. */
const decide = async (deps: MonitorDeps, scene: Scene, account: BreakerAccount): Promise<RuleLooked> => {
  const { rule, tick, exchange } = scene;
  const { breaker, book } = rule.memory;
  if (breaker === null) return begin(deps, scene, account);
  const parts = { minutes: deps.minutes, exchange, network: scene.account.network };
  const read = await readBreaker(parts, { breaker, book, account, tick });
  if (!read.ok) return unread(deps, scene, read.failure);
  const facts = { config: rule.config, isTripped: false, advance: read.value.advance };
  const verdict = decideDrawdownBreaker(facts);
  const trippedAt = verdict.kind === "trip" ? tick.at : null;
  const memory = { breaker: facts.advance.memory, book: read.value.book, trippedAt, thrownAt: null };
  const came = await settle(deps, scene, { memory, ...settledBy(deps, scene, account, facts, verdict) });
  if (came !== "settled") return came;
  const written: StoredBreaker = { ...rule, memory, looks: rule.looks + 1 };
  if (trippedAt !== null) await throwBreaker(deps, { rule: written, work: null }, trippedAt);
  return LOOKED;
};

/** A breaker that tripped does nothing more until it is armed again; its switch is thrown until that is noted. */
const tripped = async (deps: MonitorDeps, scene: Scene, trippedAt: number): Promise<RuleLooked> => {
  const { rule, work } = scene;
  if (rule.memory.thrownAt === null)
    return (await throwBreaker(deps, { rule, work }, trippedAt)) ? LOOKED : lookAgain(deps, scene);
  if (work === null) return LOOKED;
  await deps.triggers.drop(work);
  return { came: "dropped", spent: sats(0) };
};

/**
 * Looks at the drawdown breaker of an account from one reading of it: takes the reading into the peak, throws the panic
 * switch where the drawdown is reached, and derives the prices at which it would be from here. Level-triggered: it may be
 * called after any reading, and trips once however often it is.
 */
export const lookAtBreaker = async (deps: MonitorDeps, scene: Scene): Promise<RuleLooked> => {
  const { trippedAt } = scene.rule.memory;
  if (trippedAt !== null) return tripped(deps, scene, trippedAt);
  const account = await accountOf(scene);
  return account.ok ? decide(deps, scene, account.value) : unread(deps, scene, account.failure);
};
