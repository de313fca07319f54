import type { Clock } from "#ports/clock.ts";
import type { ExchangeAccounts, StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { PanicLink, PanicLinks } from "#ports/panic.ts";
import type { SealedSecrets } from "#ports/sealed-secrets.ts";
import type { VaultKey, VaultKeys } from "#ports/vault-keys.ts";

export type LastKnownDeps = {
  readonly panicLinks: Pick<PanicLinks, "living">;
  readonly accounts: Pick<ExchangeAccounts, "ofUser" | "positionsOf">;
  readonly secrets: Pick<SealedSecrets, "find">;
  readonly vaultKeys: Pick<VaultKeys, "all">;
  readonly clock: Clock;
};

type Sealed = Awaited<ReturnType<SealedSecrets["find"]>>;

type Snapshot = {
  readonly at: number;
  readonly links: readonly PanicLink[];
  readonly accounts: ReadonlyMap<string, readonly KnownAccount[]>;
  readonly sealed: ReadonlyMap<string, Sealed>;
  readonly keys: readonly VaultKey[];
};

export type KnownAccount = { readonly account: StoredAccount; readonly positions: readonly StoredPosition[] };

/** What a worker knows of those who hold panic links, for when the database cannot be asked. */
export interface LastKnown {
  /** Reads everything afresh. @throws Error when the database cannot be read; what was known stays known. */
  refresh(): Promise<void>;
  /** A link that served when it was last looked for. */
  link(digest: string): PanicLink | null;
  accountsOf(userId: string): readonly KnownAccount[];
  /** Sealed keys as last read, for a vault that opens without the database. */
  readonly secrets: Pick<SealedSecrets, "find">;
  readonly keys: Pick<VaultKeys, "all" | "record">;
}

/** As long as ciphertext is kept anywhere in memory, below the five minutes that are promised. */
const LIFE_MS = 240_000;

const NOTHING: Snapshot = { at: 0, links: [], accounts: new Map(), sealed: new Map(), keys: [] };

const readAll = async (deps: LastKnownDeps): Promise<Snapshot> => {
  const at = deps.clock();
  const [links, keys] = [await deps.panicLinks.living(at), await deps.vaultKeys.all()];
  const accounts = new Map<string, readonly KnownAccount[]>();
  const sealed = new Map<string, Sealed>();
  for (const userId of new Set(links.map((link) => link.userId))) {
    const own: KnownAccount[] = [];
    for (const account of await deps.accounts.ofUser(userId)) {
      // A key that we refuse is opened by nobody.
      if (account.status === "refused") continue;
      own.push({ account, positions: await deps.accounts.positionsOf(account.id) });
      sealed.set(account.id, await deps.secrets.find(account.id, "credential", account.credentialRevision));
    }
    accounts.set(userId, own);
  }
  return { at, links, accounts, sealed, keys };
};

/**
 * Keeps in memory what it takes to close positions without a database: the digests of panic links, the accounts of their
 * owners with their last known positions, and their keys as ciphertext. Four minutes after it was last read all of it is
 * forgotten: a link that was revoked, or a key that was replaced meanwhile, lives on no longer than that.
 */
export const createLastKnown = (deps: LastKnownDeps): LastKnown => {
  let held: Snapshot = NOTHING;
  const known = (): Snapshot => {
    const age = deps.clock() - held.at;
    if (age < 0 || age >= LIFE_MS) held = NOTHING;
    return held;
  };
  return {
    refresh: async () => {
      held = await readAll(deps);
    },
    link: (digest) =>
      known().links.find((link) => link.digest === digest && link.expiresAt > deps.clock()) ?? null,
    accountsOf: (userId) => known().accounts.get(userId) ?? [],
    secrets: { find: async (subjectId) => known().sealed.get(subjectId) ?? null },
    keys: { all: async () => [...known().keys], record: async () => "known" },
  };
};
