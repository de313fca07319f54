import { fail, ok, type Result } from "#domain/result.ts";
import { priceHalfUsd, sats } from "#domain/units.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import type { ProbeDesk, ProbeTrade, Seen } from "#ports/probe-desk.ts";

export const LOST: ExchangeFailure = { kind: "outcome-unknown", message: "No answer.", raw: "" };
export const LIMITED: ExchangeFailure = { kind: "rate-limited", retryAfterMs: 2_000, raw: "" };
export const REFUSED: ExchangeFailure = { kind: "unauthorized", status: 401, message: "No.", raw: "" };

/** An answer that left and came at `at`. */
export const seen = <T>(answer: Result<T, ExchangeFailure>, at = 0, heardAt = at): Seen<T> => ({
  answer,
  sentAt: at,
  heardAt,
  limitHeaders: {},
});

export type FakeProbeDesk = {
  readonly desk: ProbeDesk;
  readonly running: Map<string, ProbeTrade>;
  /** Every request that moved money, in order. */
  readonly writes: string[];
};

/** An exchange that does at once whatever it is asked and takes every stamp; 1 USD costs 500 sats at 2x. */
export const createFakeProbeDesk = (now: () => number): FakeProbeDesk => {
  const running = new Map<string, ProbeTrade>();
  const writes: string[] = [];
  let balance = 100_000;
  const change = (id: string, write: string, changed: (trade: ProbeTrade) => ProbeTrade) => {
    writes.push(write);
    const trade = running.get(id);
    if (trade === undefined) {
      return seen(
        fail<ExchangeFailure>({ kind: "rejected", status: 400, code: null, message: "No trade", raw: "" }),
      );
    }
    const next = changed(trade);
    if (next.isRunning) running.set(id, next);
    else running.delete(id);
    return seen(ok(next));
  };
  const desk: ProbeDesk = {
    serverTime: async () => seen(ok(now()), now()),
    lastPrice: async () => seen(ok(priceHalfUsd(200_000))),
    balance: async () => seen(ok(sats(balance))),
    runningTrades: async () => seen(ok([...running.values()])),
    openTrade: async ({ quantity, clientId }) => {
      const id = `trade-${writes.length + 1}`;
      const fees = { maintenanceMargin: sats(2), margin: sats(500) };
      const trade = { id, clientId, isRunning: true, quantity, price: priceHalfUsd(200_000), ...fees };
      writes.push(`open ${clientId}`);
      running.set(id, trade);
      balance -= 503;
      return seen(ok(trade));
    },
    addMargin: async ({ id, amount }) => {
      balance -= amount;
      return change(id, `add ${amount}`, (trade) => ({ ...trade, margin: sats(trade.margin + amount) }));
    },
    closeTrade: async ({ id }) => change(id, `close ${id}`, (trade) => ({ ...trade, isRunning: false })),
    listen: async () => fail({ kind: "unavailable", message: "No stream.", raw: "" }),
  };
  return { desk, running, writes };
};
