import type { Preferences } from "#domain/language/preferences.ts";
import type { RelyingParty } from "#ports/passkey-ceremonies.ts";

/** A language, and a zone that times are told in. */
export type Reads = Pick<Preferences, "locale" | "timeZone">;

/** What is known of a request whoever sent it. */
export type Visitor = {
  /** How the page that sent it is read; absent where nobody told. */
  readonly reads?: Reads;
  /** An IPv4 address or an IPv6 /64; "unknown" where nobody told. */
  readonly network: string;
  readonly userAgent: string | null;
  /** What this browser's own cookie holds; null for a browser that never logged in. */
  readonly deviceToken: string | null;
  /** For whom a passkey would be made here; null where browsers make none: by address, or without https. */
  readonly party: RelyingParty | null;
};
