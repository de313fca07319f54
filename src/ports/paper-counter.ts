import type { Result } from "#domain/result.ts";
import type { Credential } from "./exchange.ts";

/** `unavailable`: it did not answer, and whether it did anything is not known; asking again is safe. */
export type PaperCounterFailure = { readonly kind: "unavailable"; readonly message: string };

/** Where the paper exchange of this installation opens accounts with play money. There is no real money anywhere in it. */
export type PaperCounter = {
  /** The one account of this owner, opened the first time it is asked for. `value` is its id at the exchange. */
  openAccount(owner: string): Promise<Result<string, PaperCounterFailure>>;
  /** A new key of the owner's account: it can read and trade, and cannot withdraw. */
  issueKey(owner: string): Promise<Result<Credential, PaperCounterFailure>>;
};
