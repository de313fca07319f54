import type { Network } from "#ports/exchange.ts";

export type BaseUrls = Readonly<Record<Network, { readonly rest: string; readonly stream: string }>>;

/** Where the networks live; the paper exchange is wherever this installation runs it. */
export const baseUrls = (paper: { readonly rest: string; readonly stream: string }): BaseUrls => ({
  mainnet: { rest: "https://api.lnmarkets.com/v3", stream: "wss://stream.lnmarkets.com/v1" },
  signet: { rest: "https://api.signet.lnmarkets.com/v3", stream: "wss://stream.signet.lnmarkets.com/v1" },
  paper,
});
