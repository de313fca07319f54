import { joinFacts, type LedgerPart, type LedgerStep, NO_FACTS } from "#domain/ledger/ledger-page.ts";
import type { Clock } from "#ports/clock.ts";
import type { Exchange, ExchangeFailure, Exchanges } from "#ports/exchange.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Vault } from "#ports/vault.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { refuseReading } from "../accounts/refuse-reading.ts";
import { withExchange } from "../accounts/with-exchange.ts";
import { LEDGER_REFUSALS } from "./ledger-refusals.ts";

export type LedgerDeps = {
  readonly accounts: Pick<ExchangeAccounts, "find">;
  readonly vault: Vault;
  readonly exchanges: Exchanges;
  readonly clock: Clock;
};

/** Pages read for one answer: few enough to be there while the asker waits, behind everything more urgent. */
const PAGES = 2;
const FORBIDDEN = 403;

const refusal = (failure: ExchangeFailure) => refuseReading(LEDGER_REFUSALS, failure);

const EMPTY = { ...NO_FACTS, nextCursor: null, isForbidden: false, balance: null };

const isForbidden = (failure: ExchangeFailure): boolean =>
  failure.kind === "unauthorized" && failure.status === FORBIDDEN;

const readBalance = async (exchange: Exchange): Promise<Omit<LedgerPart, "readAt">> => {
  const account = await exchange.account();
  if (!account.ok) throw refusal(account.failure);
  return { ...EMPTY, balance: account.value.balance };
};

const readList = async (
  exchange: Exchange,
  list: Exclude<LedgerStep, "balance">,
  from: string | null,
): Promise<Omit<LedgerPart, "readAt">> => {
  let read: Omit<LedgerPart, "readAt"> = { ...EMPTY, nextCursor: from };
  for (let pages = 0; pages < PAGES; pages += 1) {
    const cursor: string | null = read.nextCursor;
    const page = await exchange.ledgerPage({ list, cursor });
    if (!page.ok) {
      if (isForbidden(page.failure)) return { ...EMPTY, isForbidden: true };
      throw refusal(page.failure);
    }
    const { nextCursor } = page.value;
    // A page that brings nothing new would be asked for again and again.
    const next = nextCursor === cursor ? null : nextCursor;
    read = { ...EMPTY, ...joinFacts(read, page.value), nextCursor: next };
    if (next === null) break;
  }
  return read;
};

/**
 * Reads some of an account's history from the exchange, at most 400 entries of one list, in the turn of a screen: guards,
 * exits and readings go before it.
 * @throws AppError not-found, also for somebody else's; limit-reached · unavailable where the exchange does not answer.
 */
export const readLedgerPart = async (
  deps: LedgerDeps,
  request: {
    readonly userId: string;
    readonly accountId: string;
    readonly step: LedgerStep;
    readonly cursor: string | null;
  },
): Promise<LedgerPart> => {
  const account = await ownAccount(deps, request);
  const { step, cursor } = request;
  const read = await withExchange(
    deps,
    account,
    (exchange) => (step === "balance" ? readBalance(exchange) : readList(exchange, step, cursor)),
    "screen",
  );
  return { ...read, readAt: deps.clock() };
};
