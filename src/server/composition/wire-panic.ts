import { setTimeout as sleep } from "node:timers/promises";
import { createPanicJournal } from "#adapters/journal/create-panic-journal.ts";
import { createMemoryRequestBudget } from "#adapters/memory/create-memory-request-budget.ts";
import type { Database } from "#adapters/postgres/open-database.ts";
import { createPostgresPanic } from "#adapters/postgres/postgres-panic.ts";
import { createPostgresPanicLinks } from "#adapters/postgres/postgres-panic-links.ts";
import type { SodiumKeyring } from "#adapters/sodium/create-keyring.ts";
import { createSodiumVault } from "#adapters/sodium/create-sodium-vault.ts";
import type { Elapsed } from "#ports/clock.ts";
import type { Exchanges } from "#ports/exchange.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Meter } from "#ports/meter.ts";
import type { PanicLinks } from "#ports/panic.ts";
import type { SealedSecrets } from "#ports/sealed-secrets.ts";
import type { VaultKeys } from "#ports/vault-keys.ts";
import { createResilientExchanges } from "#services/exchange/create-resilient-exchanges.ts";
import type { ExchangeClock } from "#services/market/create-exchange-clock.ts";
import { createLastKnown } from "#services/panic/create-last-known.ts";
import type { WithoutDatabaseDeps } from "#services/panic/flatten-without-database.ts";
import { createAskDoor } from "../panic/ask-door.ts";
import type { WiringOptions } from "./wiring-options.ts";

type PanicParts = {
  readonly keyring: SodiumKeyring | null;
  readonly secrets: SealedSecrets;
  readonly vaultKeys: VaultKeys;
  readonly accounts: ExchangeAccounts;
  /** The exchange without a budget and without patience. */
  readonly direct: Exchanges;
  readonly stampClock: ExchangeClock;
  readonly elapsed: Elapsed;
  readonly meter: Meter;
};

/**
 * What closes positions while the database is gone: it opens by what is kept in memory and counts its requests by itself.
 * Beside others of this address that would be too many; but what else is sent is counted in the database that is gone.
 */
const wireWithoutDatabase = (
  { clock, log, rates, panicJournal }: WiringOptions,
  parts: PanicParts & { readonly panicLinks: PanicLinks },
): WithoutDatabaseDeps | null => {
  const { keyring, direct, elapsed, stampClock, meter } = parts;
  if (keyring === null || panicJournal === undefined) return null;
  const lastKnown = createLastKnown({ ...parts, clock });
  const { keys, secrets } = lastKnown;
  const budget = rates === undefined ? null : createMemoryRequestBudget({ rates, now: elapsed });
  return {
    lastKnown,
    vault: createSodiumVault({ environment: "axisor", keyring, keys, secrets, clock }),
    exchanges: createResilientExchanges({
      ...{ exchanges: direct, budget, elapsed, sleep },
      random: Math.random,
      meter,
    }),
    journal: createPanicJournal(panicJournal),
    stampClock,
    clock,
    elapsed,
    log,
  };
};

/** The panic switch: its stores, the way without a database, and the way to a worker's door. */
export const wirePanic = (options: WiringOptions, db: Database, parts: PanicParts) => {
  const panicLinks = createPostgresPanicLinks(db);
  const { panicDoor: door, clock } = options;
  return {
    panic: createPostgresPanic(db),
    panicLinks,
    withoutDatabase: wireWithoutDatabase(options, { ...parts, panicLinks }),
    panicDoor: door === undefined ? null : createAskDoor({ ...door, clock }),
    panicPassKey: door?.key ?? null,
  };
};
