import type { BackupCode, FactorNeed, FactorRemoval, Factors, Passkey, TotpFactor } from "#ports/factors.ts";

type StoredTotp = TotpFactor & { readonly lastStep: number };

export class FakeFactors implements Factors {
  readonly totps = new Map<string, StoredTotp>();
  readonly codes = new Map<string, readonly BackupCode[]>();
  readonly keys = new Map<string, Passkey>();
  readonly #needOf: (userId: string) => FactorNeed | null;

  /** The real store looks into the tables of users and of their exchange accounts. */
  constructor(needOf: (userId: string) => FactorNeed | null = () => null) {
    this.#needOf = needOf;
  }

  /** Since when the user has a second factor; null without one. The store of sessions asks this of its tables. */
  secondFactorSince(userId: string): number | null {
    const times = [
      this.totps.get(userId)?.confirmedAt ?? null,
      ...this.#keysOf(userId).map((key) => key.createdAt),
    ];
    const since = Math.min(...times.filter((time) => time !== null));
    return Number.isFinite(since) ? since : null;
  }

  async totp(userId: string): Promise<TotpFactor | null> {
    const row = this.totps.get(userId);
    if (row === undefined) return null;
    const { lastStep: _, ...factor } = row;
    return factor;
  }

  async beginTotp(factor: TotpFactor) {
    if ((this.totps.get(factor.userId)?.confirmedAt ?? null) !== null) return false;
    this.totps.set(factor.userId, { ...factor, confirmedAt: null, lastStep: 0 });
    return true;
  }

  async confirmTotp(userId: string, revision: number, at: number, codes: readonly BackupCode[]) {
    const row = this.totps.get(userId);
    if (row === undefined || row.revision !== revision || row.confirmedAt !== null) return false;
    await this.setBackupCodes(userId, codes);
    this.totps.set(userId, { ...row, confirmedAt: at });
    return true;
  }

  async removeTotp(userId: string): Promise<FactorRemoval> {
    const totp = this.totps.get(userId);
    if (totp === undefined) return "absent";
    const isLast = totp.confirmedAt !== null && this.#keysOf(userId).length === 0;
    const need = isLast ? this.#needOf(userId) : null;
    if (need !== null) return need;
    this.totps.delete(userId);
    return "removed";
  }

  async spendStep(userId: string, step: number) {
    const row = this.totps.get(userId);
    if (row === undefined || row.lastStep >= step) return false;
    this.totps.set(userId, { ...row, lastStep: step });
    return true;
  }

  async setBackupCodes(userId: string, codes: readonly BackupCode[]) {
    if (new Set(codes.map(({ selector }) => selector)).size < codes.length) {
      throw new Error("Two codes are found by one selector");
    }
    this.codes.set(userId, codes);
  }

  async backupCode(userId: string, selector: string) {
    return this.#codesOf(userId).find((code) => code.selector === selector) ?? null;
  }

  async spendBackupCode(userId: string, used: BackupCode) {
    const codes = this.#codesOf(userId);
    const left = codes.filter((code) => code.selector !== used.selector || code.codeHash !== used.codeHash);
    this.codes.set(userId, left);
    return left.length < codes.length;
  }

  async countBackupCodes(userId: string) {
    return this.#codesOf(userId).length;
  }

  async passkeys(userId: string) {
    return this.#keysOf(userId).toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  }

  async passkey(id: string) {
    return this.keys.get(id) ?? null;
  }

  async addPasskey(passkey: Passkey) {
    if (this.keys.has(passkey.id)) return false;
    this.keys.set(passkey.id, passkey);
    return true;
  }

  async countPasskeyUse(id: string, counter: number, at: number) {
    const key = this.keys.get(id);
    if (key === undefined) return false;
    const hasCounted = counter > key.counter || (counter === 0 && key.counter === 0);
    if (hasCounted) this.keys.set(id, { ...key, counter, lastUsedAt: at });
    return hasCounted;
  }

  async removePasskey(userId: string, id: string): Promise<FactorRemoval> {
    if (this.keys.get(id)?.userId !== userId) return "absent";
    const hasApp = (this.totps.get(userId)?.confirmedAt ?? null) !== null;
    const isLast = !hasApp && this.#keysOf(userId).length === 1;
    const need = isLast ? this.#needOf(userId) : null;
    if (need !== null) return need;
    this.keys.delete(id);
    return "removed";
  }

  #codesOf(userId: string): readonly BackupCode[] {
    return this.codes.get(userId) ?? [];
  }

  #keysOf(userId: string): readonly Passkey[] {
    return [...this.keys.values()].filter((key) => key.userId === userId);
  }
}
