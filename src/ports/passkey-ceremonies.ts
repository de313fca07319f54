import type { Passkey } from "./factors.ts";

/** For whom a passkey is made: a domain, and the page's origin (scheme, host and port) as the browser will tell it. */
export type RelyingParty = { readonly id: string; readonly origin: string };

/** What a browser is to ask its authenticator, in the browser's own words. */
export type PasskeyOptions = Readonly<Record<string, unknown>>;

/** What came back from the browser. Nothing in it is believed before it was checked. */
export type PasskeyResponse = {
  readonly id: string;
  readonly response: Readonly<Record<string, unknown>>;
  readonly [name: string]: unknown;
};

/** What an authenticator proved about a new key pair. */
export type NewPasskey = Pick<Passkey, "id" | "publicKey" | "counter" | "transports" | "isBackedUp">;

/** The two conversations with an authenticator (WebAuthn). Each demands that its owner was verified by it. */
export interface PasskeyCeremonies {
  /** `challenge` is 32 random bytes, base64url; `known` are the user's passkeys, so that none is made twice. */
  askForNew(request: {
    readonly party: RelyingParty;
    readonly user: { readonly id: string; readonly email: string };
    readonly challenge: string;
    readonly known: readonly Passkey[];
  }): Promise<PasskeyOptions>;
  /** Null for an answer to another challenge, of another site, or that is wrong in any other way. */
  checkNew(request: {
    readonly party: RelyingParty;
    readonly challenge: string;
    readonly response: PasskeyResponse;
  }): Promise<NewPasskey | null>;
  /** `allowed` are the passkeys that would do; none means any, and the authenticator offers what it has. */
  askFor(request: {
    readonly party: RelyingParty;
    readonly challenge: string;
    readonly allowed: readonly Passkey[];
  }): Promise<PasskeyOptions>;
  /** The authenticator's counter after this use; null unless `passkey` signed this very challenge, for this site. */
  check(request: {
    readonly party: RelyingParty;
    readonly challenge: string;
    readonly response: PasskeyResponse;
    readonly passkey: Passkey;
  }): Promise<{ readonly counter: number } | null>;
}
