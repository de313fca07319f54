import { LIVE_POLL_MS, TOLD_POLL_MS, WHOLLY_TOLD_POLL_MS } from "#ui/live/live-times.ts";

/** What screens read; each is one question to the API where nothing nearer answers it. */
export type ReadKind =
  | "overview"
  | "receipts"
  | "notices"
  | "panic"
  | "position-receipts"
  | "pages"
  | "candles";

/** How a part of a page reads, as the page itself does while changes are told. Milliseconds. */
type Way = { readonly kind: ReadKind; readonly staleMs: number; readonly everyMs: number };

const overview: Way = { kind: "overview", staleMs: LIVE_POLL_MS, everyMs: LIVE_POLL_MS };
const receipts: Way = { kind: "receipts", staleMs: WHOLLY_TOLD_POLL_MS, everyMs: WHOLLY_TOLD_POLL_MS };
const panic: Way = { kind: "panic", staleMs: WHOLLY_TOLD_POLL_MS, everyMs: WHOLLY_TOLD_POLL_MS };
const notices: Way = { kind: "notices", staleMs: TOLD_POLL_MS, everyMs: TOLD_POLL_MS };

/** On every page: its top line, its messages and the panic switch. */
const ALWAYS: readonly Way[] = [overview, receipts, notices, panic];
/** What comes with each page besides, one entry for each part that reads. */
const PAGES = {
  home: [overview, overview, receipts],
  positions: [overview, receipts],
  chart: [
    overview,
    receipts,
    { kind: "position-receipts", staleMs: 0, everyMs: 60_000 },
    { kind: "candles", staleMs: 0, everyMs: 5_000 },
  ],
  receipts: [overview, overview, { kind: "pages", staleMs: 0, everyMs: WHOLLY_TOLD_POLL_MS }],
} as const satisfies Readonly<Record<string, readonly Way[]>>;
/** Home comes between two others, so that it is on for every other stay. */
const AWAY = ["positions", "chart", "receipts"] as const;

/** Home comes every 30 to 60 seconds, with another page between. */
const SHORTEST_STAY_MS = 15_000;
const LONGEST_STAY_MS = 30_000;

/** One browser with one page open: what it holds, what it reads of that, and what it has to ask for. */
export type ScriptedUser = {
  /** What is asked for at this moment; the rest that is read now was there. */
  turn(now: number): readonly ReadKind[];
  /** The stream tells that something changed: all that is on the page of it is asked for. */
  hear(now: number): readonly ReadKind[];
  readonly counts: { reads: number; held: number };
};

export const scriptUser = (random: () => number, begunAt: number): ScriptedUser => {
  const counts = { reads: 0, held: 0 };
  const readAt = new Map<ReadKind, number>();
  let page: readonly Way[] = [];
  let isHome = false;
  let leavesAt = begunAt;

  const ask = (kind: ReadKind, now: number): ReadKind => {
    readAt.set(kind, now);
    return kind;
  };
  /** A part of a page comes: what was read within its time serves. */
  const come = ({ kind, staleMs }: Way, now: number): readonly ReadKind[] => {
    counts.reads += 1;
    const at = readAt.get(kind);
    if (at === undefined || now - at >= staleMs) return [ask(kind, now)];
    counts.held += 1;
    return [];
  };
  /** Parts that read the same share one timer, which begins anew with each answer. */
  const poll = (now: number): readonly ReadKind[] => {
    const due = new Map([...ALWAYS, ...page].map((way) => [way.kind, way]));
    return [...due.values()].flatMap(({ kind, everyMs }) => {
      if (now - (readAt.get(kind) ?? now) < everyMs) return [];
      counts.reads += 1;
      return [ask(kind, now)];
    });
  };
  const move = (now: number): readonly ReadKind[] => {
    if (now < leavesAt) return [];
    const isFirst = page.length === 0;
    isHome = !isHome;
    page = PAGES[isHome ? "home" : (AWAY[Math.floor(random() * AWAY.length)] ?? "positions")];
    leavesAt = now + SHORTEST_STAY_MS + random() * (LONGEST_STAY_MS - SHORTEST_STAY_MS);
    const coming = isFirst ? [...ALWAYS, ...page] : page;
    return coming.flatMap((way) => come(way, now));
  };

  return {
    counts,
    turn: (now) => [...move(now), ...poll(now)],
    hear: (now) => {
      const told = [...ALWAYS, ...page].filter(
        ({ kind }) => kind !== "candles" && kind !== "position-receipts",
      );
      const kinds = [...new Set(told.map(({ kind }) => kind))];
      counts.reads += kinds.length;
      return kinds.map((kind) => ask(kind, now));
    },
  };
};
