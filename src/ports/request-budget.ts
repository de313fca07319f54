import type { Network, Urgency } from "./exchange.ts";

/** One request that wants to leave: for the public, or for one key (named by a hash, never by itself). */
export type RequestWish = {
  readonly network: Network;
  readonly key: string | null;
  /** A write goes before every read: it concludes work already done, under a stamp that ages. */
  readonly urgency: Urgency | "write";
};

/**
 * How many requests may leave, shared by every process of this address: a bucket for each key, one for all signed
 * requests together, and one for public ones. The less urgent a request, the fuller the buckets must be to let it pass,
 * so where several wait the most urgent goes first.
 */
export interface RequestBudget {
  /** Takes one place from every bucket the wish falls into, or from none. 0 when taken, else how long to wait, in milliseconds. */
  take(wish: RequestWish): Promise<number>;
  /** The exchange asked this key, or the public, to wait: nothing of it leaves for `forMs`, whichever process asks. */
  pause(who: Pick<RequestWish, "network" | "key">, forMs: number): Promise<void>;
}
