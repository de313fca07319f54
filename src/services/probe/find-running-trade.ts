import type { ProbeTrade } from "#ports/probe-desk.ts";
import type { ProbeSession } from "./probe-session.ts";
import { readPatiently } from "./read-patiently.ts";
import { stampNow } from "./stamp-now.ts";

export type Sighting =
  | { readonly kind: "running"; readonly trade: ProbeTrade }
  | { readonly kind: "gone" }
  | { readonly kind: "unreadable" };

/** The running trade that fits, as the list shows it now. */
export const findRunningTrade = async (
  session: ProbeSession,
  fits: (trade: ProbeTrade) => boolean,
): Promise<Sighting> => {
  const { answer } = await readPatiently(session, () => session.desk.runningTrades(stampNow(session)));
  if (!answer.ok) return { kind: "unreadable" };
  const trade = answer.value.find(fits);
  return trade === undefined ? { kind: "gone" } : { kind: "running", trade };
};
