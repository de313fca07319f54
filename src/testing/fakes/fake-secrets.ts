import type { SealedSecrets, StoredSecret } from "#ports/sealed-secrets.ts";
import type { SecretBinding, SecretField } from "#ports/vault.ts";

/** Sealed secrets in memory. */
export class FakeSecrets implements SealedSecrets {
  readonly rows = new Map<string, StoredSecret>();

  static nameOf({ subjectId, field }: Pick<SecretBinding, "subjectId" | "field">): string {
    return `${subjectId} ${field}`;
  }

  async find(subjectId: string, field: SecretField, revision: number) {
    const row = this.rows.get(FakeSecrets.nameOf({ subjectId, field }));
    return row !== undefined && row.revision >= revision ? row : null;
  }

  async put(secret: StoredSecret) {
    const name = FakeSecrets.nameOf(secret);
    const known = this.rows.get(name);
    if (known !== undefined && (known.revision >= secret.revision || known.userId !== secret.userId))
      return false;
    this.rows.set(name, secret);
    return true;
  }

  async remove(subjectId: string, field: SecretField) {
    return this.rows.delete(FakeSecrets.nameOf({ subjectId, field }));
  }

  async rewrapSome(...[{ primaryId, limit, after }, rewrap]: Parameters<SealedSecrets["rewrapSome"]>) {
    const old = [...this.rows]
      .filter(([name, { keyId }]) => keyId !== primaryId && (after === null || name > after))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, limit);
    const rewrapped = await rewrap(old.map(([, row]) => row));
    let moved = 0;
    for (const [place, [name, row]] of old.entries()) {
      const sealed = rewrapped[place] ?? null;
      if (sealed === null) continue;
      this.rows.set(name, { ...row, ...sealed });
      moved += 1;
    }
    return { moved, broken: old.length - moved, last: old.at(-1)?.[0] ?? null };
  }

  async countByKey() {
    const counts = new Map<number, number>();
    for (const { keyId } of this.rows.values()) counts.set(keyId, (counts.get(keyId) ?? 0) + 1);
    return counts;
  }
}
