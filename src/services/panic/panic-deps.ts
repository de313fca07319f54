import type { RequestRates } from "#domain/resilience/request-buckets.ts";
import type { AccountKeys } from "#ports/account-keys.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { Network } from "#ports/exchange.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Mails } from "#ports/mails.ts";
import type { Markets } from "#ports/markets.ts";
import type { Panic, PanicLinks } from "#ports/panic.ts";
import type { SealedSecrets } from "#ports/sealed-secrets.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import type { Users } from "#ports/users.ts";

/** What the panic switch stands on wherever it is thrown; only carrying it out needs keys. */
export type PanicDeps = {
  readonly panic: Panic;
  readonly panicLinks: PanicLinks;
  readonly accounts: ExchangeAccounts;
  readonly accountKeys: Pick<AccountKeys, "noteValidation">;
  readonly secrets: Pick<SealedSecrets, "remove">;
  readonly markets: Markets;
  readonly security: SecurityRecorder;
  readonly mails: Pick<Mails, "write">;
  readonly users: Pick<Users, "find">;
  /** How many requests may leave for a network; null where they leave at once. */
  readonly requestRates: (network: Network) => RequestRates | null;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly newToken: () => string;
};
