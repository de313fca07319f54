/** What a trader looks at: each is one request of a page that is open already. */
export type RequestKind = "positions" | "home" | "receipts";

/** Of a hundred requests. */
export const MIX = [
  { kind: "positions", share: 50 },
  { kind: "home", share: 30 },
  { kind: "receipts", share: 20 },
] as const satisfies readonly { readonly kind: RequestKind; readonly share: number }[];

/** Receipts that a page of them shows. */
const RECEIPTS = 30;

type Ask = readonly [procedure: string, input?: Readonly<Record<string, unknown>>];

/** Several questions in one request, as the pages ask them. */
const batchOf = (...asks: readonly Ask[]): string => {
  const inputs = asks.flatMap(([, input], index) => (input === undefined ? [] : [[String(index), input]]));
  const input = encodeURIComponent(JSON.stringify(Object.fromEntries(inputs)));
  return `/api/trpc/${asks.map(([procedure]) => procedure).join(",")}?batch=1&input=${input}`;
};

const POSITIONS = batchOf(["overview.get"]);
const HOME = batchOf(
  ["overview.get"],
  ["tradeLog.list", { limit: 20 }],
  ["notifications.recent"],
  ["panic.standing"],
);

/** A page of receipts: the newest, or those behind a cursor that an earlier answer gave. */
const receiptsAfter = (cursor: string | null): string =>
  batchOf(["tradeLog.list", { limit: RECEIPTS, ...(cursor === null ? {} : { cursor }) }]);

/** Where a request of a kind goes. */
export const pathOf = (kind: RequestKind, cursor: string | null = null): string => {
  switch (kind) {
    case "positions":
      return POSITIONS;
    case "home":
      return HOME;
    case "receipts":
      return receiptsAfter(cursor);
  }
};

/** What a trader looks at next; `chance` from 0 up to 1. */
export const drawRequest = (chance: number): RequestKind => {
  let rest = chance * 100;
  for (const { kind, share } of MIX) {
    if (rest < share) return kind;
    rest -= share;
  }
  return "receipts";
};

/** How long a trader looks before the next request: evenly between half of `thinkMs` and one and a half of it. */
export const drawPause = (chance: number, thinkMs: number): number => thinkMs * (0.5 + chance);
