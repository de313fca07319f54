import type { Sats } from "#domain/units.ts";

export type Account = {
  readonly id: string;
  readonly username: string;
  /** Free sats: margins and reserves are already taken out. */
  readonly balance: Sats;
  /** 0 to 3, as the exchange numbers its tiers. */
  readonly feeTier: number;
};

export type ApiKey = {
  readonly key: string;
  readonly secret: string;
  readonly passphrase: string;
  readonly accountId: string;
  readonly permissions: readonly string[];
  readonly active: boolean;
};
