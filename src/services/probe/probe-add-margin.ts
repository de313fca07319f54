import { maxAddMargin } from "#domain/position/margin.ts";
import { type Sats, sats } from "#domain/units.ts";
import type { ProbeTrade } from "#ports/probe-desk.ts";
import { askConsent } from "./ask-consent.ts";
import { lookUntil } from "./look-until.ts";
import type { AddMarginSeen, Told } from "./observations.ts";
import type { ProbeSession } from "./probe-session.ts";
import { readPatiently } from "./read-patiently.ts";
import { stampNow } from "./stamp-now.ts";
import { type TopUp, topUp } from "./top-up.ts";

/** The smallest amount that is taken is not documented: each is tried after the one before was refused. */
const AMOUNTS = [1, 10, 100].map(sats);
/** Where the books are read behind the list of trades, a second look after this long decides. */
const SECOND_LOOK_MS = 3_000;

export type AddMarginProbe = { readonly told: Told<AddMarginSeen>; readonly trade: ProbeTrade };

/** Trade and balance once the list shows the margin we know of. */
const readBooks = async (session: ProbeSession, known: ProbeTrade) => {
  const sighting = await lookUntil(
    session,
    ({ id }) => id === known.id,
    (seen) => seen.kind === "running" && seen.trade.margin === known.margin,
  );
  const balance = await readPatiently(session, () => session.desk.balance(stampNow(session)));
  if (sighting.kind !== "running" || !balance.answer.ok) return null;
  return { trade: sighting.trade, balance: balance.answer.value };
};

type Books = NonNullable<Awaited<ReturnType<typeof readBooks>>>;

const differenceOf = (amount: Sats, before: Books, after: Books): AddMarginSeen => ({
  amount,
  balance: sats(after.balance - before.balance),
  margin: sats(after.trade.margin - before.trade.margin),
  maintenanceMargin: sats(after.trade.maintenanceMargin - before.trade.maintenanceMargin),
});

const addSmallest = async (
  session: ProbeSession,
  trade: ProbeTrade,
): Promise<{ readonly done: TopUp; readonly amount: Sats }> => {
  const room = maxAddMargin(trade.quantity, trade.price, trade.margin);
  let last: { done: TopUp; amount: Sats } = {
    done: { kind: "refused", trade, words: `only ${room} sats may be added` },
    amount: sats(0),
  };
  for (const amount of AMOUNTS.filter((some) => some <= room)) {
    await session.sleep(session.gapMs);
    last = { done: await topUp(session, trade, amount, stampNow(session)), amount };
    if (last.done.kind !== "refused") break;
  }
  return last;
};

/** Adds the smallest amount that is taken, freshly stamped, and compares trade and balance to the sat. */
export const probeAddMargin = async (session: ProbeSession, trade: ProbeTrade): Promise<AddMarginProbe> => {
  const does = "add 1 sat of margin to that trade (10 or 100 where the exchange finds it too little)";
  const why = await askConsent(session, { does, atMost: AMOUNTS.at(-1) ?? sats(0), isEnd: false });
  if (why !== null) return { told: { kind: "not-asked", why }, trade };
  const before = await readBooks(session, trade);
  if (before === null) return { told: { kind: "unclear", why: "the account cannot be read" }, trade };
  const { done, amount } = await addSmallest(session, before.trade);
  if (done.kind !== "taken") return { told: { kind: "unclear", why: done.words }, trade: done.trade };
  let after = await readBooks(session, done.trade);
  if (after !== null && before.balance - after.balance !== amount) {
    await session.sleep(SECOND_LOOK_MS);
    after = await readBooks(session, done.trade);
  }
  if (after === null)
    return { told: { kind: "unclear", why: "the account cannot be read" }, trade: done.trade };
  return { told: { kind: "seen", value: differenceOf(amount, before, after) }, trade: after.trade };
};
