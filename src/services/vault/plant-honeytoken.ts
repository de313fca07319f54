import { sats } from "#domain/units.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { Credential, Network } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import type { Factors } from "#ports/factors.ts";
import type { PasswordHasher } from "#ports/password-hasher.ts";
import type { Totp } from "#ports/totp.ts";
import type { TotpSeeds } from "#ports/totp-seeds.ts";
import type { Users } from "#ports/users.ts";
import type { Vault } from "#ports/vault.ts";
import { valueOrBusy } from "../auth/value-or-busy.ts";
import { makeBackupCodes } from "../security/make-backup-codes.ts";
import { valueOrUnsealed } from "./value-or-unsealed.ts";

export type PlantDeps = {
  readonly users: Pick<Users, "create">;
  readonly accounts: Pick<ExchangeAccounts, "add" | "storeReading">;
  readonly factors: Pick<Factors, "beginTotp" | "spendStep" | "confirmTotp">;
  readonly passwords: PasswordHasher;
  readonly totp: Pick<Totp, "newSeed">;
  readonly totpSeeds: Pick<TotpSeeds, "keep">;
  readonly vault: Pick<Vault, "seal">;
  readonly clock: Clock;
  readonly newId: NewId;
  /** 256 random bits as text. */
  readonly newToken: () => string;
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const STEP_MS = 30_000;

/** When what would have happened, had somebody been there: registered, proved, connected, and refused a while ago. */
type Past = Record<"registeredAt" | "provedAt" | "connectedAt" | "validatedAt" | "readAt", number>;

/** Keys are asked about daily from their connection on, and read until they are refused. */
const pastOf = (at: number, random: () => number): Past => {
  const between = (low: number, high: number) => Math.round(low + random() * (high - low));
  const days = between(5, 60);
  const validatedAt = at - between(0, 2 * DAY_MS);
  const connectedAt = validatedAt - days * DAY_MS - between(0, days * 5 * MINUTE_MS);
  const provedAt = connectedAt - between(MINUTE_MS, 90 * MINUTE_MS);
  const registeredAt = provedAt - between(MINUTE_MS, 30 * MINUTE_MS);
  return { registeredAt, provedAt, connectedAt, validatedAt, readAt: validatedAt - between(1_000, 50_000) };
};

/** Nobody lacks a password, or has a mainnet key without a second factor: a decoy has both, of bytes nobody knows. */
const makeWaysIn = async (
  deps: PlantDeps,
  user: { readonly id: string; readonly email: string },
  { registeredAt, provedAt }: Past,
): Promise<void> => {
  const passwordHash = valueOrBusy(await deps.passwords.hash(deps.newToken()));
  const created = await deps.users.create({ ...user, passwordHash, createdAt: registeredAt });
  if (!created.ok) throw new Error("This address has an account; give the decoy another one");
  const factor = { userId: user.id, revision: 1, confirmedAt: null, createdAt: provedAt - MINUTE_MS / 2 };
  await deps.factors.beginTotp(factor);
  if (!(await deps.totpSeeds.keep(user.id, factor.revision, deps.totp.newSeed())).ok) {
    throw new Error("The decoy's seed cannot be sealed");
  }
  const { hashed } = await makeBackupCodes(deps);
  await deps.factors.spendStep(user.id, Math.floor(provedAt / STEP_MS));
  await deps.factors.confirmTotp(user.id, factor.revision, provedAt, hashed);
};

/**
 * Stores a credential nobody has a reason to open, among the others and hardly to be told from them without the keys. It is
 * never read or guarded; whoever opens it is somebody who opens everything.
 * @param plain the bytes of a decoy, as the vault's layout has them; wiped here.
 */
export const plantHoneytoken = async (
  deps: PlantDeps,
  decoy: {
    readonly email: string;
    readonly network: Network;
    readonly label: string;
    readonly credential: Credential;
    readonly plain: Uint8Array;
    /** From 0 to 1: when what happened, so that no two decoys share a past. */
    readonly random: () => number;
  },
): Promise<StoredAccount> => {
  const [userId, id] = [deps.newId(), deps.newId()];
  const past = pastOf(deps.clock(), decoy.random);
  await makeWaysIn(deps, { id: userId, email: decoy.email }, past);
  const binding = { userId, subjectId: id, field: "credential", revision: 1 } as const;
  const sealed = valueOrUnsealed(await deps.vault.seal(binding, decoy.plain));
  decoy.plain.fill(0);
  const { connectedAt, validatedAt, readAt } = past;
  const balance = sats(Math.round(50_000 + decoy.random() * 5_000_000));
  const account: StoredAccount = {
    id,
    userId,
    network: decoy.network,
    label: decoy.label,
    exchangeUserId: deps.newId(),
    keyLastFour: decoy.credential.key.slice(-4),
    permissions: ["account:read", "futures:isolated:read", "futures:isolated:write"],
    credentialRevision: 1,
    // A key we refuse is left alone by everything that reads accounts.
    status: "refused",
    validatedAt,
    balance,
    readAt: null,
    blindSince: null,
    notAcceptedSince: null,
    blindReason: null,
    createdAt: connectedAt,
  };
  if ((await deps.accounts.add(account, sealed)) !== "added") throw new Error("The decoy was not stored");
  const reading = { accountId: id, balance, positions: [], readAt };
  await deps.accounts.storeReading({ ...reading, nextReadAt: () => readAt + MINUTE_MS });
  return { ...account, readAt };
};
