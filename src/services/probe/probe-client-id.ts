import type { Sats } from "#domain/units.ts";
import type { ProbeTrade } from "#ports/probe-desk.ts";
import { askConsent } from "./ask-consent.ts";
import { closeSmallTrade } from "./close-small-trade.ts";
import type { ClientIdSeen, Told } from "./observations.ts";
import { openSmallTrade } from "./open-small-trade.ts";
import type { ProbeSession } from "./probe-session.ts";
import { readPatiently } from "./read-patiently.ts";
import { stampNow } from "./stamp-now.ts";

export type ClientIdProbe = {
  readonly told: Told<ClientIdSeen>;
  /** A second trade that could not be closed again. */
  readonly leftOpen: readonly string[];
};

const seen = (outcome: ClientIdSeen["outcome"], words: string, leftOpen: readonly string[] = []) =>
  ({ told: { kind: "seen", value: { outcome, words } }, leftOpen }) as const;

const notAsked = (why: string): ClientIdProbe => ({ told: { kind: "not-asked", why }, leftOpen: [] });

/**
 * Opens a second trade with the `clientId` of the first; one that opens is closed at once. A refusal counts only where the
 * balance would have paid for it: the first of the same size was taken.
 */
export const probeClientId = async (
  session: ProbeSession,
  first: ProbeTrade,
  { clientId, cost }: { readonly clientId: string; readonly cost: Sats },
): Promise<ClientIdProbe> => {
  const does = "open a second long of 1 USD with the clientId of the first, and close it at once if it opens";
  const why = await askConsent(session, { does, atMost: cost, isEnd: false });
  if (why !== null) return notAsked(why);
  const { answer } = await readPatiently(session, () => session.desk.balance(stampNow(session)));
  if (!answer.ok || answer.value < cost) return notAsked("the balance would not pay for a second trade");
  await session.sleep(session.gapMs);
  const second = await openSmallTrade(session, clientId, first.id);
  if (second.kind === "refused") return seen("refused", second.words);
  if (second.kind === "unclear")
    return { told: { kind: "unclear", why: second.words }, leftOpen: [clientId] };
  if (second.trade.id === first.id) return seen("gave-the-first-again", "");
  const isClosed = await closeSmallTrade(session, second.trade);
  return seen("opened-a-second", "", isClosed ? [] : [second.trade.id]);
};
