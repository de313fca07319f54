import type { OpenCredential } from "./exchange.ts";

/**
 * A login to the private stream: good for one connection and a short time. It holds no secret, only a signature made
 * with it. `timestamp` in epoch milliseconds of the exchange's clock.
 */
export type StreamLogin = {
  readonly key: string;
  readonly passphrase: string;
  readonly signature: string;
  readonly timestamp: number;
  readonly nonce: string;
};

/**
 * Something happened to an account; what exactly, only a reading tells. `positionId` is null where the exchange told
 * something about a trade that could not be read.
 */
export type AccountEvent =
  | { readonly kind: "position-changed"; readonly positionId: string | null }
  | { readonly kind: "cross-changed" }
  | { readonly kind: "balance-changed" };

/**
 * The private streams of a network, one connection an account. They tell of fills, closes, liquidations, funding,
 * whatever is done to the cross margin, and deposits, and of nothing else: margin added, cashed in or a stop moved by hand has no event, so readings go on.
 */
export interface AccountStream {
  /** Signs a login as of `at` (epoch milliseconds). To be called where the vault has the credential open. */
  sign(credential: OpenCredential, at: number): StreamLogin;
  /**
   * Keeps one account's connection: signs in and subscribes anew after every break, waiting longer each time, and
   * longest after a refusal. `login` is asked for each attempt; null means that there is none to be had now. Whatever
   * happened before `onUp` may have gone unheard.
   */
  start(account: {
    readonly login: () => Promise<StreamLogin | null>;
    readonly onEvent: (event: AccountEvent) => void;
    readonly onUp: () => void;
    readonly onDown: (reason: string) => void;
  }): { stop(): void };
}
