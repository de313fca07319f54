import type { CrossOrder, CrossPosition } from "#domain/position/cross-position.ts";
import type { ClosedTrade, IsolatedPosition } from "#domain/position/isolated-position.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import { fail, ok, type Result } from "#domain/result.ts";
import { rateE9, sats } from "#domain/units.ts";
import type {
  Answer,
  AnswerTrouble,
  Candle,
  Exchange,
  ExchangeFailure,
  MarketData,
  WriteTerms,
} from "#ports/exchange.ts";
import type { FaultKind, FaultPlan } from "../fault-plan.ts";
import type { SimProcess } from "../process.ts";
import type { Random } from "../random.ts";
import type { Scheduler } from "../scheduler.ts";
import type { AccountState, WriteAnswer, WriteRequest } from "./account-state.ts";
import type { SimExchange } from "./create-sim-exchange.ts";
import { netPl } from "./net-fills.ts";
import { notInThisWorld } from "./not-in-this-world.ts";

const TIMEOUT_MS = 5_000;
const MOST_LATE_MS = 45_000;
/** Lists of the exchange lag at most so far behind its trades. */
const MOST_STALE_MS = 2_000;

const unavailable = (message: string, trouble?: AnswerTrouble): ExchangeFailure => ({
  kind: "unavailable",
  message,
  raw: "",
  ...(trouble === undefined ? {} : { trouble }),
});
const unknown = (message: string): ExchangeFailure => ({ kind: "outcome-unknown", message, raw: "" });

/** The two margins of an account, which are read apart. */
export type MarginKind = "isolated" | "cross";

/** What the world knows about the wire between one process and the exchange. */
export type WireParts = {
  readonly process: SimProcess;
  readonly scheduler: Scheduler;
  readonly exchange: SimExchange;
  readonly random: Random;
  readonly faults: () => FaultPlan;
  /** Whether the exchange answers nobody at all now. */
  readonly isOut: () => boolean;
  /** Whether it answers nothing that is asked for this account. */
  readonly isHung: (accountId: string) => boolean;
  readonly candles: (limit: number) => readonly Candle[];
  readonly fundingAt: () => number;
  readonly count: (kind: FaultKind) => void;
  /** A request reaches the exchange, for an account or for the public (null). */
  readonly onCall: (accountId: string | null) => void;
  /** What an account has of one kind was read as it stood at a time. */
  readonly onRead: (accountId: string, asOf: number, of: MarginKind) => void;
  /** The exchange asked for a wait, for one account or for the public (null). */
  readonly onAskedToWait: (accountId: string | null, ms: number) => void;
  /** A write leaves its process now. */
  readonly onSend: (request: WriteRequest) => void;
};

/** What a key may do here. */
export const SIM_PERMISSIONS = [
  "futures:isolated:read",
  "futures:isolated:write",
  "futures:cross:read",
  "futures:cross:write",
];

/** Odd waits that a refused client may be told. */
const ODD_WAITS = [0, 1_000, 2_500, 60_000] as const;

/** The wire of one process: every call takes its time, and may go wrong in any way a wire can. */
export const createWire = (parts: WireParts) => {
  const { process, exchange, random, scheduler, count } = parts;
  let previous: { readonly at: number; readonly accountId: string; readonly state: AccountState } | null =
    null;

  const strikes = (kind: FaultKind, most = 0.25): boolean => {
    const struck = random.chance(parts.faults()[kind] * most);
    if (struck) count(kind);
    return struck;
  };

  const limited = (accountId: string | null): ExchangeFailure => {
    const retryAfterMs = random.pick(ODD_WAITS);
    parts.onAskedToWait(accountId, retryAfterMs);
    return { kind: "rate-limited", retryAfterMs, raw: "" };
  };

  const unanswered = async (): Promise<ExchangeFailure> => {
    await process.wait(TIMEOUT_MS);
    return unavailable(`no answer within ${TIMEOUT_MS} ms`, "timed-out");
  };

  /** How a read goes wrong before it sees anything; null when it does not. */
  const readFailure = async (accountId: string | null): Promise<ExchangeFailure | null> => {
    if (accountId !== null && parts.isHung(accountId)) return unanswered();
    if (parts.isOut()) {
      await process.wait(random.between(20, 200));
      return unavailable("status 503");
    }
    if (strikes("drop")) return unanswered();
    if (strikes("server-error")) return unavailable("status 503");
    if (strikes("rate-limited")) return limited(accountId);
    if (strikes("malformed")) return unavailable("the answer is not JSON", "unreadable");
    return null;
  };

  const see = async (
    accountId: string,
    of: MarginKind = "isolated",
  ): Promise<Result<AccountState, ExchangeFailure>> => {
    parts.onCall(accountId);
    await process.wait(random.between(20, 120));
    const failure = await readFailure(accountId);
    if (failure !== null) return fail(failure);
    if (!exchange.isKeyActive(accountId)) {
      const message = "Api key does not exist";
      return fail({ kind: "unauthorized", status: 401, message, raw: message });
    }
    const now = scheduler.now();
    const isAgain = previous?.accountId === accountId && now - previous.at < MOST_STALE_MS;
    const seeNow = (): AccountState => {
      const behindMs = strikes("stale-read", 0.5) ? random.between(1, MOST_STALE_MS) : 0;
      parts.onRead(accountId, now - behindMs, of);
      return exchange.stateOf(accountId, behindMs);
    };
    const state = isAgain && previous !== null && strikes("duplicated") ? previous.state : seeNow();
    previous = { at: now, accountId, state };
    await process.wait(strikes("slow-read") ? random.between(1_000, 4_900) : random.between(20, 120));
    return ok(state);
  };

  /** The request arrives later, answered to nobody. */
  const arriveLate = (request: WriteRequest): void =>
    scheduler.after(random.between(TIMEOUT_MS, MOST_LATE_MS), () => void exchange.arrive(request));

  const timeOut = async (): Promise<WriteAnswer> => {
    await process.wait(TIMEOUT_MS);
    return fail(unknown(`no answer within ${TIMEOUT_MS} ms`));
  };

  /** Once it has left, a request arrives whatever becomes of the process that sent it. */
  const deliver = async (request: WriteRequest, ms: number): Promise<WriteAnswer> => {
    const arrived = new Promise<WriteAnswer>((resolve) =>
      scheduler.after(ms, () => resolve(exchange.arrive(request))),
    );
    await process.wait(ms);
    return arrived;
  };

  const write = async (request: WriteRequest, terms: WriteTerms): Promise<WriteAnswer> => {
    if (terms.mayLeave?.() === false) return fail(unavailable("dropped: it waited too long"));
    parts.onCall(request.accountId);
    parts.onSend(request);
    const onTheWay = random.between(20, 120);
    if (parts.isOut()) return fail(unknown("status 503"));
    if (parts.isHung(request.accountId) || strikes("drop")) return timeOut();
    if (strikes("late", 0.4)) {
      arriveLate(request);
      return timeOut();
    }
    if (strikes("server-error")) return fail(unknown("status 500"));
    if (strikes("rate-limited")) return fail(limited(request.accountId));
    const answer = await deliver(request, onTheWay);
    if (strikes("act-then-drop")) return timeOut();
    if (strikes("server-error-with-effect")) return fail(unknown("status 502"));
    if (strikes("malformed")) return fail(unknown("the answer is not JSON"));
    if (strikes("duplicated")) return fail(unknown("its answer is about another trade"));
    await process.wait(random.between(20, 120));
    return answer;
  };

  const runningOf = (state: AccountState): readonly IsolatedPosition[] =>
    state.running.map((trade) => ({
      ...trade,
      pl: profitAndLoss(trade.side, trade.quantity, trade.price, exchange.last()),
    }));

  /** The cross position at the market as it is now. */
  const crossOf = ({ cross: { position } }: AccountState): CrossPosition => {
    const { side, quantity, entryPrice, totalPl, pl: before } = position;
    if (side === null || entryPrice === null) return position;
    const pl = netPl({ side, quantity, entry: entryPrice }, exchange.last());
    return { ...position, pl, totalPl: sats(totalPl - before + pl) };
  };

  const asPosition = (answer: WriteAnswer): Result<IsolatedPosition, ExchangeFailure> => {
    if (!answer.ok) return answer;
    return "entryMargin" in answer.value ? ok(answer.value) : fail(unknown("another answer"));
  };
  const asClosed = (answer: WriteAnswer): Result<ClosedTrade, ExchangeFailure> => {
    if (!answer.ok) return answer;
    return "closedAt" in answer.value ? ok(answer.value) : fail(unknown("another answer"));
  };
  const asCross = (answer: WriteAnswer): Result<CrossPosition, ExchangeFailure> => {
    if (!answer.ok) return answer;
    return "runningMargin" in answer.value ? ok(answer.value) : fail(unknown("another answer"));
  };
  const asOrder = (answer: WriteAnswer): Result<CrossOrder, ExchangeFailure> => {
    if (!answer.ok) return answer;
    return "tradingFee" in answer.value ? ok(answer.value) : fail(unknown("another answer"));
  };

  const crossExchangeOf = (accountId: string) => ({
    crossPosition: async () => {
      const seen = await see(accountId, "cross");
      return seen.ok ? ok(crossOf(seen.value)) : seen;
    },
    // Nobody places limit orders on a cross margin here.
    crossOpenOrders: async () => {
      const seen = await see(accountId, "cross");
      return seen.ok ? ok([]) : seen;
    },
    crossFilledOrders: async ({ limit }: { readonly limit: number }) => {
      const seen = await see(accountId, "cross");
      return seen.ok ? ok(seen.value.cross.filled.slice(0, limit)) : seen;
    },
    crossTransfers: async ({ limit }: { readonly limit: number }) => {
      const seen = await see(accountId, "cross");
      return seen.ok ? ok(seen.value.cross.transfers.slice(0, limit)) : seen;
    },
    depositCross: async ({ amount, ...terms }: Parameters<Exchange["depositCross"]>[0]) => {
      const { signedAt } = terms;
      return asCross(await write({ kind: "deposit-cross", accountId, amount, signedAt }, terms));
    },
    crossOrder: async (order: Parameters<Exchange["crossOrder"]>[0]) => {
      const { side, quantity, clientId = null, signedAt } = order;
      return asOrder(
        await write({ kind: "cross-order", accountId, side, quantity, clientId, signedAt }, order),
      );
    },
    closeCross: async (terms: Parameters<Exchange["closeCross"]>[0]) =>
      asOrder(await write({ kind: "close-cross", accountId, signedAt: terms.signedAt }, terms)),
  });

  const exchangeOf = (accountId: string): Exchange => ({
    ...notInThisWorld,
    ...crossExchangeOf(accountId),
    account: async () => {
      const seen = await see(accountId);
      if (!seen.ok) return seen;
      return ok({
        exchangeUserId: accountId,
        username: accountId,
        balance: seen.value.balance,
        feeTier: 0,
      });
    },
    runningTrades: async () => {
      const seen = await see(accountId);
      return seen.ok ? ok(runningOf(seen.value)) : seen;
    },
    closedTrades: async ({ limit }) => {
      const seen = await see(accountId);
      return seen.ok ? ok(seen.value.closed.slice(0, limit)) : seen;
    },
    permissions: async () => ok(SIM_PERMISSIONS),
    addMargin: async ({ positionId, amount, ...terms }) => {
      const { signedAt } = terms;
      return asPosition(await write({ kind: "add-margin", accountId, positionId, amount, signedAt }, terms));
    },
    setStopLoss: async ({ positionId, price, ...terms }) => {
      const { signedAt } = terms;
      return asPosition(
        await write({ kind: "set-stop-loss", accountId, positionId, price, signedAt }, terms),
      );
    },
    closeTrade: async ({ positionId, ...terms }) => {
      const { signedAt } = terms;
      return asClosed(await write({ kind: "close-trade", accountId, positionId, signedAt }, terms));
    },
  });

  const publicly = async <T>(look: () => T): Answer<T> => {
    parts.onCall(null);
    await process.wait(random.between(20, 120));
    const failure = await readFailure(null);
    return failure === null ? ok(look()) : fail(failure);
  };

  const market: MarketData = {
    ticker: () =>
      publicly(() => ({
        last: exchange.last(),
        index: exchange.last(),
        fundingRate: rateE9(100_000),
        fundingAt: parts.fundingAt(),
      })),
    candles: ({ limit }) => publicly(() => parts.candles(limit)),
    serverTime: () => publicly(() => exchange.time()),
  };

  return { exchangeOf, market };
};

export type Wire = ReturnType<typeof createWire>;
