import { orderByRisk } from "#domain/panic/order-by-risk.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { type Sats, sats } from "#domain/units.ts";
import type { Clock, Elapsed, StampClock } from "#ports/clock.ts";
import type { Exchange, ExchangeFailure, Exchanges } from "#ports/exchange.ts";
import type { Log } from "#ports/log.ts";
import type { LinkStageName } from "#ports/panic.ts";
import type { JournalEntry, PanicJournal } from "#ports/panic-journal.ts";
import type { Vault } from "#ports/vault.ts";
import { hashToken } from "../auth/hash-token.ts";
import type { KnownAccount, LastKnown } from "./create-last-known.ts";

export type WithoutDatabaseDeps = {
  readonly lastKnown: LastKnown;
  /** Opens by what is known, and asks no database. */
  readonly vault: Pick<Vault, "withCredential">;
  /** Keeps to a budget of this process alone. */
  readonly exchanges: Exchanges;
  readonly journal: PanicJournal;
  readonly stampClock: Pick<StampClock, "now">;
  readonly clock: Clock;
  readonly elapsed: Elapsed;
  readonly log: Log;
};

/** What came of it: how many closes were answered as done, and how many positions are not known to be closed. */
export type WithoutDatabase = { readonly closed: number; readonly open: number };

const SEND_WITHIN_MS = 2_000;

type Answered = Extract<JournalEntry, { readonly kind: "answered" }>;

const wordsOf = (failure: ExchangeFailure): string =>
  failure.kind === "rate-limited" ? "The exchange asks us to wait." : failure.message;

const outcomeOf = (failure: ExchangeFailure): Answered["outcome"] =>
  failure.kind === "outcome-unknown" ? "unknown" : "refused";

/** Writes down what is about to be sent, sends it once, and writes down the answer. True when it was done. */
const closeOne = async (
  deps: WithoutDatabaseDeps,
  { account }: KnownAccount,
  {
    panicId,
    exchange,
    position,
    balance,
  }: {
    readonly panicId: string;
    readonly exchange: Exchange;
    readonly position: IsolatedPosition;
    readonly balance: Sats;
  },
): Promise<boolean> => {
  const stamp = deps.stampClock.now(account.network);
  if (stamp === null) return false;
  const signedAt = Math.trunc(stamp);
  const of = { panicId, accountId: account.id } as const;
  const at = deps.clock();
  await deps.journal.append({
    kind: "sending",
    ...of,
    userId: account.userId,
    position,
    balance,
    signedAt,
    at,
  });
  const begun = deps.elapsed();
  const mayLeave = (): boolean => deps.elapsed() - begun <= SEND_WITHIN_MS;
  const answer = await exchange.closeTrade({ positionId: position.id, signedAt, mayLeave });
  const told = answer.ok
    ? { outcome: "closed" as const, words: null }
    : { outcome: outcomeOf(answer.failure), words: wordsOf(answer.failure) };
  const entry = { kind: "answered", ...of, positionId: position.id, ...told, at: deps.clock() } as const;
  await deps.journal
    .append(entry)
    .catch((error: unknown) => deps.log.error("panic-answer-unwritten", { error: String(error) }));
  return answer.ok;
};

const closeAccount = async (
  deps: WithoutDatabaseDeps,
  panicId: string,
  known: KnownAccount,
): Promise<WithoutDatabase> => {
  const { account } = known;
  const opened = await deps.vault.withCredential(account, "exit", async (credential) => {
    const exchange = deps.exchanges.withCredential(account.network, credential, "exit");
    const listed = await exchange.runningTrades();
    const positions = listed.ok ? listed.value : known.positions;
    const balance = account.balance ?? sats(0);
    let closed = 0;
    for (const position of orderByRisk(positions, null)) {
      if (await closeOne(deps, known, { panicId, exchange, position, balance })) closed += 1;
    }
    return { closed, open: positions.length - closed };
  });
  return opened.ok ? opened.value : { closed: 0, open: known.positions.length };
};

/**
 * Throws the switch for whoever holds a panic link while the database is gone. What is not written to the journal is not
 * sent, so that no close goes untold. Closing is by id: the same link again closes what is still open and nothing twice.
 * Without a database nothing is planned either, so the milder stages need no more than to be written down. Null for a
 * link that is not known here. What cannot be done: read who is logged in, take back resting orders by their record, or
 * act four minutes after the database was last read.
 */
export const flattenWithoutDatabase = async (
  deps: WithoutDatabaseDeps,
  { token, stage }: { readonly token: string; readonly stage: LinkStageName },
): Promise<WithoutDatabase | null> => {
  const digest = hashToken(token);
  const link = deps.lastKnown.link(digest);
  if (link === null) return null;
  const { id: panicId, userId } = link;
  await deps.journal.append({ kind: "thrown", panicId, userId, stage, digest, at: deps.clock() });
  const accounts = deps.lastKnown.accountsOf(userId);
  if (stage !== "flatten") return { closed: 0, open: 0 };
  const results = await Promise.all(
    accounts.map((known) =>
      closeAccount(deps, panicId, known).catch((error: unknown) => {
        deps.log.error("panic-account-failed", { accountId: known.account.id, error: String(error) });
        return { closed: 0, open: known.positions.length };
      }),
    ),
  );
  return results.reduce((sum, one) => ({ closed: sum.closed + one.closed, open: sum.open + one.open }), {
    closed: 0,
    open: 0,
  });
};
