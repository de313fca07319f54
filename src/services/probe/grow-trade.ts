import { BACK_DATE_MS } from "#domain/intents/send-timings.ts";
import type { ProbeTrade } from "#ports/probe-desk.ts";
import type { Observations } from "./observations.ts";
import { probeAddMargin } from "./probe-add-margin.ts";
import { probeReadAfterWrite } from "./probe-read-after-write.ts";
import { probeReplay } from "./probe-replay.ts";
import type { ProbeSession } from "./probe-session.ts";
import { probeStampedWrite } from "./probe-stamped-write.ts";

export type GrowthSeen = Pick<
  Observations,
  "addMargin" | "backDated" | "ahead" | "replay" | "readAfterWrite"
>;

/** The smallest error of a clock that runs ahead. */
const AHEAD_MS = -1_000;

/** Every question that a trade of ours answers by growing. Without the first, plain one the others would mean nothing. */
export const growTrade = async (session: ProbeSession, opened: ProbeTrade): Promise<GrowthSeen> => {
  const plain = await probeAddMargin(session, opened);
  if (plain.told.kind !== "seen") {
    const why = `no margin was added: ${plain.told.why}`;
    const told = { kind: "not-asked", why } as const;
    return { addMargin: plain.told, backDated: told, ahead: told, replay: told, readAfterWrite: told };
  }
  const { amount } = plain.told.value;
  const backDated = await probeStampedWrite(session, { trade: plain.trade, amount, ageMs: BACK_DATE_MS });
  const ahead = await probeStampedWrite(session, { trade: backDated.trade, amount, ageMs: AHEAD_MS });
  const replay = await probeReplay(session, ahead.trade, amount);
  const readAfterWrite = await probeReadAfterWrite(session, replay.trade, amount);
  return {
    addMargin: plain.told,
    backDated: backDated.told,
    ahead: ahead.told,
    replay: replay.told,
    readAfterWrite: readAfterWrite.told,
  };
};
