import type { ActionKind } from "#domain/intents/action.ts";
import type { SeenOrder } from "./mixed-world.ts";

/** What each call of the exchange's does, by its method and path. A stop that trails by a share is the same call as one that stands. */
const ACTIONS: Readonly<Record<string, ActionKind>> = {
  "POST /futures/isolated/trade": "open-trade",
  "POST /futures/isolated/trade/add-margin": "add-margin",
  "POST /futures/isolated/trade/cash-in": "cash-in",
  "POST /futures/isolated/trade/close": "close-trade",
  "POST /futures/isolated/trade/cancel": "cancel-trade",
  "PUT /futures/isolated/trade/stoploss": "set-stop-loss",
  "DELETE /futures/isolated/trade/stoploss": "remove-stop-loss",
  "PUT /futures/isolated/trade/takeprofit": "set-take-profit",
  "DELETE /futures/isolated/trade/takeprofit": "remove-take-profit",
  "POST /futures/cross/order": "cross-order",
  "POST /futures/cross/position/close": "close-cross",
  "POST /futures/cross/deposit": "deposit-cross",
};

type Sent = {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
};

const readSent = (input: RequestInfo | URL, init: RequestInit | undefined): Sent => ({
  url: new URL(String(input)),
  method: init?.method ?? "GET",
  headers: new Headers(init?.headers),
  body: typeof init?.body === "string" ? JSON.parse(init.body) : {},
});

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** @throws Error for a write that no action makes: whoever adds one names it here. */
const orderOf = ({ url, method, headers, body }: Sent, accountId: string): SeenOrder => {
  const call = `${method} ${url.pathname.replace(/^\/v3/, "")}`;
  const action = body.mode === "trailing" ? "set-trailing-stop" : ACTIONS[call];
  if (action === undefined) throw new Error(`No action sends ${call}`);
  return {
    accountId,
    action,
    aim: textOf(body.id) || textOf(body.clientId) || (url.searchParams.get("id") ?? ""),
    amount: typeof body.amount === "number" ? body.amount : null,
    signedAt: Number(headers.get("lnm-access-timestamp")),
  };
};

/** The way to an exchange with somebody at it who writes down every order that leaves, whatever becomes of it. */
export const createOrderBook = (
  accountOf: (key: string) => string,
): {
  readonly fetch: typeof globalThis.fetch;
  /** Every order so far, but those that were made by hand. */
  readonly orders: readonly SeenOrder[];
  /** How many orders there were, by hand or not. */
  readonly count: () => number;
  /** What is done meanwhile is done by hand. */
  byHand<T>(act: () => Promise<T>): Promise<T>;
} => {
  const orders: SeenOrder[] = [];
  let [count, isByHand] = [0, false];
  return {
    orders,
    count: () => count,
    byHand: async (act) => {
      isByHand = true;
      try {
        return await act();
      } finally {
        isByHand = false;
      }
    },
    fetch: async (input, init) => {
      const sent = readSent(input instanceof Request ? input.url : input, init);
      const isOrder = sent.method !== "GET" && sent.url.pathname.includes("/futures/");
      if (isOrder) {
        count += 1;
        if (!isByHand) orders.push(orderOf(sent, accountOf(sent.headers.get("lnm-access-key") ?? "")));
      }
      return globalThis.fetch(input, init);
    },
  };
};
