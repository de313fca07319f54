import type { ProbeTrade } from "#ports/probe-desk.ts";
import { lookUntil } from "./look-until.ts";
import type { ProbeSession } from "./probe-session.ts";
import { stampNow } from "./stamp-now.ts";

/** Closing by id is safe to repeat. */
const MOST_TRIES = 3;

/** Closes a trade of ours; true only when the list of running trades no longer shows it. */
export const closeSmallTrade = async (session: ProbeSession, { id }: ProbeTrade): Promise<boolean> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await session.sleep(session.gapMs);
    await session.desk.closeTrade({ id, signedAt: stampNow(session) });
    const sighting = await lookUntil(
      session,
      (trade) => trade.id === id,
      ({ kind }) => kind === "gone",
    );
    if (sighting.kind === "gone") return true;
  }
  return false;
};
