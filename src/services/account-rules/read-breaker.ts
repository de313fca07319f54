import {
  advanceBreaker,
  type BreakerAdvance,
  isUntouched,
} from "#domain/automations/breaker/advance-breaker.ts";
import type { BreakerAccount, BreakerMemory } from "#domain/automations/breaker/drawdown-breaker.ts";
import type { TransferBook } from "#domain/automations/breaker/transfer-book.ts";
import { equityParts } from "#domain/position/equity.ts";
import { fail, ok, type Result } from "#domain/result.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import { priceHalfUsd } from "#domain/units.ts";
import type { Exchange, ExchangeFailure, Network } from "#ports/exchange.ts";
import type { MinuteCandles } from "./create-minute-candles.ts";
import { readTransfers } from "./read-breaker-account.ts";

const DAY_MS = 86_400_000;
/** A deposit on the chain may wait so long for its block; what began earlier is looked for no more. */
export const TRANSFERS_BACK_MS = 14 * DAY_MS;
/** Looks of so long share one reading of the market's past: it is asked anew only where that explains too little. */
const SHARED_MS = 15_000;
/** As far back as minute candles are kept. */
const MOST_BACK_MS = DAY_MS;

type Parts = {
  readonly minutes: MinuteCandles;
  readonly exchange: Pick<Exchange, "transfers">;
  readonly network: Network;
};

/** What one look knows before it asks for more. */
export type BreakerLook = {
  readonly breaker: BreakerMemory;
  readonly book: TransferBook;
  readonly account: BreakerAccount;
  readonly tick: Tick;
};

const hasLegs = (account: BreakerAccount): boolean => equityParts(account).legs.length > 0;

const UNKNOWN_PAST: ExchangeFailure = {
  kind: "unavailable",
  message: "The candles since the last reading cannot be read.",
  raw: "",
};

/** The tick over every price since the last believed reading, as far as candles up to `upTo` tell. */
const tickSince = async (
  { minutes, network }: Parts,
  { breaker, tick }: BreakerLook,
  upTo: number,
): Promise<Tick | null> => {
  const from = Math.max(breaker.transfersCountedTo, tick.at - MOST_BACK_MS);
  const candles = await minutes.since(network, Math.min(from, upTo), upTo);
  if (candles === null) return null;
  const { last, at } = tick;
  const low = priceHalfUsd(Math.min(tick.low, ...candles.map((candle) => candle.low)));
  const high = priceHalfUsd(Math.max(tick.high, ...candles.map((candle) => candle.high)));
  return { low, high, last, at };
};

/**
 * Takes a look into the peak. Transfers are asked for only where the account is not as it was, and the market's past only
 * where the price decides what it holds.
 */
export const readBreaker = async (
  parts: Parts,
  look: BreakerLook,
): Promise<Result<BreakerAdvance, ExchangeFailure>> => {
  const { breaker, book, account, tick } = look;
  const since = tick.at - TRANSFERS_BACK_MS;
  const known = breaker.doubted?.account ?? breaker.believed.account;
  const isSame = isUntouched(known, account) && isUntouched(breaker.believed.account, account);
  const list = isSame ? null : await readTransfers(parts.exchange, since);
  if (list?.ok === false) return list;
  const listed = list === null ? null : { listed: list.value, since };
  const advance = (over: Tick): BreakerAdvance =>
    advanceBreaker({ breaker, book }, { tick: over, account }, listed);
  if (!hasLegs(breaker.believed.account) && !hasLegs(account) && breaker.doubted === null) {
    const { low, high, last, at } = tick;
    return ok(advance({ low, high, last, at }));
  }
  const shared = await tickSince(parts, look, tick.at - (tick.at % SHARED_MS));
  if (shared === null) return fail(UNKNOWN_PAST);
  const first = advance(shared);
  if (first.advance.kind === "believed") return ok(first);
  const whole = await tickSince(parts, look, tick.at);
  return whole === null ? fail(UNKNOWN_PAST) : ok(advance(whole));
};
