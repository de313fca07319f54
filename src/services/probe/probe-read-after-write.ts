import { maxAddMargin } from "#domain/position/margin.ts";
import { type Sats, sats } from "#domain/units.ts";
import type { ProbeTrade } from "#ports/probe-desk.ts";
import { askConsent } from "./ask-consent.ts";
import { lookUntil } from "./look-until.ts";
import type { ReadAfterWriteSeen, Told } from "./observations.ts";
import type { ProbeSession } from "./probe-session.ts";
import { satsInWords } from "./sats-in-words.ts";
import { stampNow } from "./stamp-now.ts";
import { topUp } from "./top-up.ts";

const MOST_ROUNDS = 10;

export type ReadAfterWriteProbe = { readonly told: Told<ReadAfterWriteSeen>; readonly trade: ProbeTrade };

type Round = { readonly trade: ProbeTrade; readonly isShown: boolean; readonly afterMs: number | null };

/** Writes, reads at once, and where the write is not shown yet looks on until it is. Null where it cannot be told. */
const playRound = async (session: ProbeSession, trade: ProbeTrade, amount: Sats): Promise<Round | null> => {
  // A round is two requests at once: it rests for both before.
  await session.sleep(2 * session.gapMs);
  const done = await topUp(session, trade, amount, stampNow(session));
  if (done.kind !== "taken") return null;
  const writtenAt = session.elapsed();
  const afterMs = (): number => Math.round(session.elapsed() - writtenAt);
  const { answer } = await session.desk.runningTrades(stampNow(session));
  if (!answer.ok) return null;
  const first = answer.value.find(({ id }) => id === trade.id);
  if (first?.margin === done.trade.margin) return { trade: done.trade, isShown: true, afterMs: afterMs() };
  const later = await lookUntil(
    session,
    ({ id }) => id === trade.id,
    (seen) => seen.kind === "running" && seen.trade.margin === done.trade.margin,
  );
  const shows = later.kind === "running" && later.trade.margin === done.trade.margin;
  return { trade: done.trade, isShown: false, afterMs: shows ? afterMs() : null };
};

/** Adds margin and reads at once, a few times: whether the list showed it every time. */
export const probeReadAfterWrite = async (
  session: ProbeSession,
  trade: ProbeTrade,
  amount: Sats,
): Promise<ReadAfterWriteProbe> => {
  const room = maxAddMargin(trade.quantity, trade.price, trade.margin);
  const rounds = Math.min(MOST_ROUNDS, Math.floor(room / amount));
  if (rounds === 0) return { told: { kind: "not-asked", why: "no more margin can be added" }, trade };
  const does = `add ${satsInWords(amount)} of margin to that trade ${rounds} times and read at once after each`;
  const why = await askConsent(session, { does, atMost: sats(rounds * amount), isEnd: false });
  if (why !== null) return { told: { kind: "not-asked", why }, trade };
  const played: Round[] = [];
  while (played.length < rounds && !session.isStopped()) {
    const round = await playRound(session, played.at(-1)?.trade ?? trade, amount);
    if (round === null) break;
    played.push(round);
  }
  const last = played.at(-1)?.trade ?? trade;
  if (played.length === 0) return { told: { kind: "unclear", why: "no round could be played" }, trade: last };
  const shown = played.filter(({ isShown }) => isShown).length;
  const times = played.map(({ afterMs }) => afterMs);
  const slowestMs = times.reduce(
    (slowest, ms) => (slowest === null || ms === null ? null : Math.max(slowest, ms)),
    0,
  );
  return { told: { kind: "seen", value: { rounds: played.length, shown, slowestMs } }, trade: last };
};
