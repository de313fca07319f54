import type { Network } from "./exchange.ts";

/**
 * What the live probe has seen of a network. A null was not looked at or could not be told. Times and spans in
 * milliseconds, rates in requests a second.
 */
export type NetworkFacts = {
  readonly network: Network;
  /** Whether a write stamped 24 s before the exchange's clock was taken: only then requests are back-dated. */
  readonly backDatedAccepted: boolean | null;
  /** How old a stamp may be. */
  readonly stampWindowMs: number | null;
  /** Whether the same signed request was carried out twice. */
  readonly replayAccepted: boolean | null;
  /** Whether a second order with the same `clientId` was refused. */
  readonly clientIdUnique: boolean | null;
  /** Whether a list read right after a write showed it, every time it was tried. */
  readonly readsOwnWrites: boolean | null;
  readonly keyPerSecond: number | null;
  readonly publicPerSecond: number | null;
  readonly observedAt: number;
};

export interface ObservedNetworks {
  /** What was seen last of a network; null while nobody has looked. */
  of(network: Network): Promise<NetworkFacts | null>;
  /** Keeps what was seen; the newer observation replaces the older. */
  record(facts: NetworkFacts): Promise<void>;
}
