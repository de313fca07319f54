import { sats } from "#domain/units.ts";
import { askConsent } from "./ask-consent.ts";
import { closeSmallTrade } from "./close-small-trade.ts";
import type { ProbeSession } from "./probe-session.ts";
import { readPatiently } from "./read-patiently.ts";
import { stampNow } from "./stamp-now.ts";

/** Offers to close what an earlier probe could not: running trades whose label begins with ours. Ids of those that stay. */
export const closeLeftovers = async (session: ProbeSession, label: string): Promise<readonly string[]> => {
  const { answer } = await readPatiently(session, () => session.desk.runningTrades(stampNow(session)));
  if (!answer.ok) return [];
  const left: string[] = [];
  for (const trade of answer.value.filter(({ clientId }) => clientId?.startsWith(label) === true)) {
    const does = `close the trade ${trade.id}, which an earlier probe left open`;
    const why = await askConsent(session, { does, atMost: sats(0), isEnd: true });
    if (why !== null || !(await closeSmallTrade(session, trade))) left.push(trade.id);
  }
  return left;
};
