import type { Network } from "#ports/exchange.ts";

export type BaseUrls = Readonly<Record<Network, { readonly rest: string; readonly stream: string }>>;

const LN_MARKETS = {
  mainnet: { rest: "https://api.lnmarkets.com/v3", stream: "wss://stream.lnmarkets.com/v1" },
  signet: { rest: "https://api.signet.lnmarkets.com/v3", stream: "wss://stream.signet.lnmarkets.com/v1" },
} as const;

/** Where the networks live; the paper exchange is wherever this installation runs it. */
export const baseUrls = (paper: { readonly rest: string; readonly stream: string }): BaseUrls => ({
  ...LN_MARKETS,
  paper,
});

/**
 * Where an exchange tells of prices and of what a key may, when nobody says: LN Markets has another host for it, a paper
 * exchange of ours has the host it answers on.
 */
export const streamOf = (rest: string): string =>
  Object.values(LN_MARKETS).find((one) => one.rest === rest.replace(/\/$/, ""))?.stream ??
  rest.replace(/^http/, "ws").replace(/\/v3\/?$/, "/v1");
