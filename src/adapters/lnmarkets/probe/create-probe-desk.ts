import { leverageFromNumber } from "#domain/units.ts";
import type { OpenCredential } from "#ports/exchange.ts";
import type { ProbeDesk } from "#ports/probe-desk.ts";
import type { Endpoint } from "../endpoint.ts";
import { timeGet } from "../endpoints/time-get.ts";
import type { Fetch } from "../send-once.ts";
import { DEFAULT_MAX_BYTES, DEFAULT_TIMEOUT_MS } from "../transport.ts";
import { listenToTrades } from "./listen-to-trades.ts";
import { lookOnce } from "./look-once.ts";
import {
  balanceGet,
  lastPriceGet,
  marginAdd,
  runningList,
  tradeClose,
  tradeOpen,
} from "./probe-endpoints.ts";

export type ProbeDeskOptions = {
  /** Ends in /v3. */
  readonly rest: string;
  /** Ends in /v1. */
  readonly stream: string;
  readonly credential: OpenCredential;
  readonly now: () => number;
  readonly fetch?: Fetch;
};

/** LN Markets as the probe asks it, over the product's own signing and reading. */
export const createProbeDesk = (options: ProbeDeskOptions): ProbeDesk => {
  const limits = { timeoutMs: DEFAULT_TIMEOUT_MS, maxBytes: DEFAULT_MAX_BYTES };
  const { credential, now, fetch = (url, init) => globalThis.fetch(url, init) } = options;
  const wire = { ...limits, baseUrl: options.rest, credential, now, fetch };
  const look = <I, O>(endpoint: Endpoint<I, O>, input: I, signedAt?: number) =>
    lookOnce(wire, endpoint, input, signedAt);
  return {
    serverTime: () => look(timeGet, undefined),
    lastPrice: () => look(lastPriceGet, undefined),
    balance: (signedAt) => look(balanceGet, undefined, signedAt),
    runningTrades: (signedAt) => look(runningList, undefined, signedAt),
    openTrade: ({ signedAt, leverage, ...order }) => {
      const trade = {
        ...order,
        type: "market",
        side: "long",
        leverage: leverageFromNumber(leverage),
      } as const;
      return look(tradeOpen, trade, signedAt);
    },
    addMargin: ({ signedAt, ...request }) => look(marginAdd, request, signedAt),
    closeTrade: ({ signedAt, ...request }) => look(tradeClose, request, signedAt),
    listen: (signedAt) => listenToTrades({ url: options.stream, credential, signedAt, ...limits }),
  };
};
