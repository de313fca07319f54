import { nextReadDelay } from "#domain/accounts/next-read.ts";
import type { Driver } from "#domain/automations/margin-guard-defaults.ts";
import { lastFundingAt } from "#domain/position/funding.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { guardEntries } from "../account-rules/guard-entries.ts";
import { lookAtRules } from "../account-rules/look-at-rules.ts";
import { wakeEntries } from "../account-rules/wake-entries.ts";
import { placeExits } from "../exits/place-exits.ts";
import { guardByPlan } from "../guard-plan/guard-by-plan.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { endPositions } from "../positions/end-positions.ts";
import { choosePace } from "./choose-pace.ts";
import { noteUnreadable } from "./note-unreadable.ts";
import { readDueCross } from "./read-due-cross.ts";
import { readDueFacts } from "./read-due-facts.ts";
import { withExchange } from "./with-exchange.ts";

/** A reading places exits too, so it stands on all that an effect does. */
export type SyncDeps = MonitorDeps;

/** What is known of the market while accounts are read; `at` is the time the readings are asked for. */
export type SyncMarket = {
  readonly at: number;
  readonly last: PriceHalfUsd | null;
  /**
   * Ids of accounts whose private stream is up, where it tells of every change. Left out, all are read as if they had
   * none: a stream that is silent about margin taken out by hand must not make readings rarer.
   */
  readonly streamed?: ReadonlySet<string>;
  /** What runs the ticks, by whose reaction time a guard is chosen that nobody chooses by hand; cron where it is not said. */
  readonly driver?: Driver;
};

/**
 * Reads an account afresh: positions, the cross one among them, balance where it may have moved, triggers re-derived
 * from them, what entries opened guarded, exits placed, rules of the account looked at, and the end of positions that
 * are gone told with their result. A reading is as old as the moment it was asked for, so its age is never understated.
 */
export const syncAccount = async (
  deps: SyncDeps,
  account: StoredAccount,
  { at, last, streamed, driver = "cron" }: SyncMarket,
): Promise<"read" | "unreadable"> =>
  withExchange(deps, account, async (exchange) => {
    const isStreamed = streamed?.has(account.id) ?? false;
    const facts = await readDueFacts(deps, account, exchange, { at, isStreamed });
    if (!facts.ok) {
      await noteUnreadable(deps, { account, exchange }, facts.failure, at);
      return "unreadable";
    }
    const net = await readDueCross(deps, account, exchange, { at, isStreamed });
    const liquidations = net.position?.liquidation == null ? [] : [net.position.liquidation];
    const sinceFundingMs = at - lastFundingAt(at);
    const pace = choosePace(account.network);
    const { missing } = await deps.accounts.storeReading({
      accountId: account.id,
      ...facts.value,
      readAt: at,
      nextReadAt: (known) => {
        if (net.isMissed) return at + pace.shortestMs;
        const levels = [...known, ...liquidations];
        return at + nextReadDelay({ last, levels, isStreamed, sinceFundingMs }, pace);
      },
    });
    const armed = await deps.rules.ofAccount(account.id);
    await guardEntries(deps, { account, positions: facts.value.positions, driver, at });
    await guardByPlan(deps, { account, positions: facts.value.positions, armed });
    await wakeEntries(deps, account, { armed, at });
    if (last !== null) {
      await placeExits(deps, { account, exchange, positions: facts.value.positions, last, at });
      const tick = { low: last, high: last, last, at };
      await lookAtRules(deps, { armed, account, exchange, facts: facts.value, tick });
    }
    const unaccounted = missing.length === 0 ? 0 : await endPositions(deps, account, exchange, missing, at);
    if (unaccounted > 0) await deps.accounts.makeDue(account.id, at + pace.shortestMs);
    return "read";
  });
