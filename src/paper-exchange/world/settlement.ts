import type { PriceHalfUsd, RateE9 } from "#domain/units.ts";

/** One funding settlement of the whole market. */
export type Settlement = {
  readonly id: string;
  readonly at: number;
  readonly rate: RateE9;
  readonly fixing: PriceHalfUsd;
};

/** What an account is told outside its trades. */
export type Notice = {
  readonly id: string;
  readonly accountId: string;
  readonly at: number;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly read: boolean;
};
