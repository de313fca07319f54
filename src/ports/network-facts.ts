import type { Network } from "./exchange.ts";

/**
 * What the live probe has seen of a network. A null was not looked at or could not be told. Times and spans in
 * milliseconds, rates in requests a second.
 */
export type NetworkFacts = {
  readonly network: Network;
  /** Whether a write stamped 24 s before the exchange's clock was taken. */
  readonly backDatedAccepted: boolean | null;
  /** Whether a write stamped 1 s ahead of the exchange's clock was taken. */
  readonly aheadAccepted: boolean | null;
  /**
   * No older stamp than this was taken, so a signature is dead by then. Where none was refused it is the oldest that was
   * tried: ten minutes. Back-dating shortens the life of a signature only if this is known and near 30 s.
   */
  readonly stampWindowMs: number | null;
  /** Whether the same signed request was carried out twice. */
  readonly replayAccepted: boolean | null;
  /** Whether a second order with the same `clientId` was kept from opening a second trade. */
  readonly clientIdUnique: boolean | null;
  /** Whether a list read right after a write showed it, every time it was tried. */
  readonly readsOwnWrites: boolean | null;
  /** Whether adding margin moved exactly that many sats from the balance to the trade. */
  readonly addMarginExact: boolean | null;
  /** Sustained, rounded down to tenths; null also where the exchange refused none of the few that were sent. */
  readonly keyPerSecond: number | null;
  readonly publicPerSecond: number | null;
  readonly observedAt: number;
};

export interface ObservedNetworks {
  /** What was seen last of a network; null while nobody has looked. */
  of(network: Network): Promise<NetworkFacts | null>;
  /** Keeps what was seen: each value replaces the older one, and a null leaves it as it is. */
  record(facts: NetworkFacts): Promise<void>;
}
