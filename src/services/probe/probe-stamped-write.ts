import type { Sats } from "#domain/units.ts";
import type { ProbeTrade } from "#ports/probe-desk.ts";
import { askConsent } from "./ask-consent.ts";
import type { StampedWriteSeen, Told } from "./observations.ts";
import type { ProbeSession } from "./probe-session.ts";
import { stampNow } from "./stamp-now.ts";
import { topUp } from "./top-up.ts";

export type StampedWriteProbe = { readonly told: Told<StampedWriteSeen>; readonly trade: ProbeTrade };

/** Whether a write with another stamp is taken. A fresh one of the same amount was, so a refusal is about the stamp. */
export const probeStampedWrite = async (
  session: ProbeSession,
  { trade, amount, ageMs }: { readonly trade: ProbeTrade; readonly amount: Sats; readonly ageMs: number },
): Promise<StampedWriteProbe> => {
  const stamped = ageMs < 0 ? `${-ageMs / 1_000} s ahead of` : `${ageMs / 1_000} s before`;
  const does = `add margin to that trade with a request stamped ${stamped} the exchange's clock`;
  const why = await askConsent(session, { does, atMost: amount, isEnd: false });
  if (why !== null) return { told: { kind: "not-asked", why }, trade };
  await session.sleep(session.gapMs);
  const done = await topUp(session, trade, amount, stampNow(session, ageMs));
  if (done.kind === "unclear") return { told: { kind: "unclear", why: done.words }, trade: done.trade };
  const value = done.kind === "taken" ? { isTaken: true, words: "" } : { isTaken: false, words: done.words };
  return { told: { kind: "seen", value }, trade: done.trade };
};
