import { type Sats, sats } from "#domain/units.ts";
import type { ProbeTrade } from "#ports/probe-desk.ts";
import { askConsent } from "./ask-consent.ts";
import { lookUntil } from "./look-until.ts";
import type { ReplaySeen, Told } from "./observations.ts";
import type { ProbeSession } from "./probe-session.ts";
import { satsInWords } from "./sats-in-words.ts";
import { stampNow } from "./stamp-now.ts";
import { topUp } from "./top-up.ts";
import { wordsOfFailure } from "./words-of-failure.ts";

export type ReplayProbe = { readonly told: Told<ReplaySeen>; readonly trade: ProbeTrade };

/** Sends one signed request twice, byte for byte, and reads from the trade's margin how often it was carried out. */
export const probeReplay = async (
  session: ProbeSession,
  trade: ProbeTrade,
  amount: Sats,
): Promise<ReplayProbe> => {
  const does = `add ${satsInWords(amount)} of margin to that trade with one request that is sent twice`;
  const why = await askConsent(session, { does, atMost: sats(2 * amount), isEnd: false });
  if (why !== null) return { told: { kind: "not-asked", why }, trade };
  await session.sleep(2 * session.gapMs);
  const signedAt = stampNow(session);
  const first = await topUp(session, trade, amount, signedAt);
  if (first.kind !== "taken") return { told: { kind: "unclear", why: first.words }, trade: first.trade };
  const { answer } = await session.desk.addMargin({ id: trade.id, amount, signedAt });
  const once = first.trade.margin;
  const twice = once + amount;
  // Long enough for a lagging list to show a second effect: an answer that denies it is not taken at its word.
  const sighting = await lookUntil(
    session,
    ({ id }) => id === trade.id,
    (seen) => seen.kind === "running" && seen.trade.margin === twice,
  );
  if (sighting.kind !== "running")
    return { told: { kind: "unclear", why: "the trade cannot be read" }, trade: first.trade };
  const now = sighting.trade;
  const words = answer.ok ? "" : wordsOfFailure(answer.failure);
  if (now.margin === twice)
    return { told: { kind: "seen", value: { outcome: "carried-out-twice", words } }, trade: now };
  if (now.margin !== once)
    return {
      told: { kind: "unclear", why: `the margin is ${now.margin}, neither ${once} nor ${twice}` },
      trade: now,
    };
  const outcome = answer.ok ? "answered-without-effect" : "refused";
  return { told: { kind: "seen", value: { outcome, words } }, trade: now };
};
