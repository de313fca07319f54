import { type Sats, sats } from "#domain/units.ts";
import type { ProbeStream, ProbeTrade } from "#ports/probe-desk.ts";
import { askConsent } from "./ask-consent.ts";
import { closeSmallTrade } from "./close-small-trade.ts";
import { growTrade } from "./grow-trade.ts";
import { listenForEvents } from "./listen-for-events.ts";
import type { Observations } from "./observations.ts";
import { costOfSmallTrade, openSmallTrade } from "./open-small-trade.ts";
import { probeClientId } from "./probe-client-id.ts";
import type { ProbeSession } from "./probe-session.ts";
import { readPatiently } from "./read-patiently.ts";
import { wordsOfFailure } from "./words-of-failure.ts";

export type WritesSeen = Pick<
  Observations,
  "addMargin" | "backDated" | "ahead" | "replay" | "readAfterWrite" | "clientId" | "events"
>;

export type WritesProbe = {
  readonly seen: WritesSeen;
  /** Trades of ours that may still run: their ids, or our label where no answer told the id. */
  readonly leftOpen: readonly string[];
};

/** Public requests may be one a second, and the limits have just been tried. */
const PUBLIC_REST_MS = 1_500;

/** What the label of each trade of ours begins with. */
export const PROBE_LABEL = "axisor-probe-";

const NAMES = ["addMargin", "backDated", "ahead", "replay", "readAfterWrite", "clientId", "events"] as const;

/** Nothing of this was asked, and why. */
export const noWrites = (why: string): WritesSeen => {
  const told = { kind: "not-asked", why } as const;
  return Object.fromEntries(NAMES.map((name) => [name, told])) as Record<(typeof NAMES)[number], typeof told>;
};

const closeAsked = async (session: ProbeSession, trade: ProbeTrade): Promise<boolean> => {
  const does = `close the trade ${trade.id}: its margin comes back, fees of a few sats do not`;
  const why = await askConsent(session, { does, atMost: sats(0), isEnd: true });
  return why === null && (await closeSmallTrade(session, trade));
};

type Opened = { readonly trade: ProbeTrade; readonly clientId: string; readonly cost: Sats };

const askTrade = async (
  session: ProbeSession,
  stream: ProbeStream | null,
  { trade, clientId, cost }: Opened,
): Promise<WritesProbe> => {
  const ear = listenForEvents(session, stream);
  let isClosed = false;
  try {
    const opening = await ear.hear([trade.id]);
    const growth = await growTrade(session, trade);
    const addingMargin = await ear.hear([trade.id]);
    const second = await probeClientId(session, trade, { clientId, cost });
    isClosed = await closeAsked(session, trade);
    const closing = await ear.hear([trade.id]);
    const value = { opening, addingMargin, closing };
    const events =
      stream === null
        ? ({ kind: "not-asked", why: "the stream could not be listened to" } as const)
        : ({ kind: "seen", value } as const);
    const leftOpen = [...(isClosed ? [] : [trade.id]), ...second.leftOpen];
    return { seen: { ...growth, clientId: second.told, events }, leftOpen };
  } catch (error) {
    // A defect of ours must not leave a trade of theirs open.
    if (!isClosed) await closeAsked(session, trade);
    throw error;
  }
};

/** Opens the smallest trade there is, asks everything that only a write can answer, and closes it. */
export const probeWrites = async (
  session: ProbeSession,
  stream: ProbeStream | null,
): Promise<WritesProbe> => {
  await session.sleep(PUBLIC_REST_MS);
  const { answer: price } = await readPatiently(session, () => session.desk.lastPrice());
  if (!price.ok) return { seen: noWrites(wordsOfFailure(price.failure)), leftOpen: [] };
  const cost = costOfSmallTrade(price.value);
  const does = "open an isolated long of 1 USD at 2x, to be closed at the end";
  const why = await askConsent(session, { does, atMost: cost, isEnd: false });
  if (why !== null) return { seen: noWrites(why), leftOpen: [] };
  const clientId = `${PROBE_LABEL}${session.newId()}`;
  await session.sleep(session.gapMs);
  const opening = await openSmallTrade(session, clientId);
  if (opening.kind !== "opened") {
    const leftOpen = opening.kind === "unclear" ? [clientId] : [];
    return { seen: noWrites(`the trade was not opened: ${opening.words}`), leftOpen };
  }
  session.say(`Opened the trade ${opening.trade.id}`);
  return askTrade(session, stream, { trade: opening.trade, clientId, cost });
};
