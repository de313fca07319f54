import type { RotationRecords, VaultKey, VaultKeys } from "#ports/vault-keys.ts";

/** Records of keys in memory; `used` are the keys that still hold secrets. */
export class FakeVaultKeys implements VaultKeys {
  readonly rows = new Map<number, VaultKey>();
  readonly used = new Set<number>();
  readonly #holders = new Map<
    string,
    { readonly id: string; readonly keyIds: readonly number[]; readonly at: number }
  >();

  #isTaken = false;

  async all() {
    return [...this.rows.values()].toSorted((one, other) => one.id - other.id);
  }

  async record({ id, fingerprint, createdAt }: Parameters<VaultKeys["record"]>[0]) {
    const known = this.rows.get(id);
    if (known !== undefined) {
      return Buffer.compare(known.fingerprint, fingerprint) === 0
        ? ("known" as const)
        : ("different" as const);
    }
    const isFirst = this.rows.size === 0;
    this.rows.set(id, {
      id,
      state: isFirst ? "primary" : "pre-active",
      fingerprint,
      createdAt,
      promotedAt: isFirst ? createdAt : null,
      retiredAt: null,
      disabledAt: null,
      destroyedAt: null,
    });
    return "recorded" as const;
  }

  async promote(id: number, at: number) {
    if (this.rows.get(id)?.state !== "pre-active") return false;
    const primary = [...this.rows.values()].find(({ state }) => state === "primary");
    if (primary !== undefined) this.#change(primary.id, { state: "decrypt-only", retiredAt: at });
    this.#change(id, { state: "primary", promotedAt: at });
    return true;
  }

  async disable(id: number, at: number) {
    if (this.rows.get(id)?.state !== "decrypt-only") return "not-retired" as const;
    if (this.used.has(id)) return "in-use" as const;
    this.#change(id, { state: "disabled", disabledAt: at });
    return "disabled" as const;
  }

  async enable(id: number) {
    if (this.rows.get(id)?.state !== "disabled") return false;
    this.#change(id, { state: "decrypt-only", disabledAt: null });
    return true;
  }

  async destroy(id: number, at: number) {
    if (this.rows.get(id)?.state !== "disabled") return false;
    this.#change(id, { state: "destroyed", destroyedAt: at });
    return true;
  }

  async inTurn<T extends object>(step: (records: RotationRecords) => Promise<T>) {
    if (this.#isTaken) return null;
    this.#isTaken = true;
    const before = new Map(this.rows);
    try {
      return await step(this);
    } catch (error) {
      this.rows.clear();
      for (const [id, row] of before) this.rows.set(id, row);
      throw error;
    } finally {
      this.#isTaken = false;
    }
  }

  async hold(holder: Parameters<VaultKeys["hold"]>[0]) {
    this.#holders.set(holder.id, holder);
  }

  async leave(holderId: string) {
    this.#holders.delete(holderId);
  }

  async holders(since: number) {
    return [...this.#holders.values()]
      .filter(({ at }) => at >= since)
      .map(({ id, keyIds }) => ({ id, keyIds }));
  }

  #change(id: number, change: Partial<VaultKey>): void {
    const row = this.rows.get(id);
    if (row !== undefined) this.rows.set(id, { ...row, ...change });
  }
}
