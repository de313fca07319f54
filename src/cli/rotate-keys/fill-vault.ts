import type { StoredSecret } from "#ports/sealed-secrets.ts";
import type { SecretBinding } from "#ports/vault.ts";
import type { Wired } from "#server/wired.ts";

const AT_ONCE = 8;

/** A secret of the drill: what it is bound to says what it must open to. */
export type DrillSecret = SecretBinding & { readonly field: "totp" };

/** The bytes a secret of this binding holds: of another row or another revision they differ. */
export const plainOf = ({ subjectId, revision }: SecretBinding): Uint8Array =>
  new TextEncoder().encode(`${subjectId} in its revision ${revision}`);

/** Runs a task for every item, a few at once. */
export const forEach = async <T>(items: readonly T[], task: (item: T) => Promise<void>): Promise<void> => {
  const queue = [...items];
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await task(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
};

/** Seals by whatever key is the primary now. */
export const sealed = async (wired: Wired, binding: DrillSecret): Promise<StoredSecret> => {
  const answer = await wired.vault.seal(binding, plainOf(binding));
  if (!answer.ok) throw new Error(`Nothing can be sealed: ${answer.failure.kind}`);
  return { ...binding, ...answer.value };
};

/** A user with so many sealed secrets. */
export const fillVault = async (wired: Wired, rows: number): Promise<readonly DrillSecret[]> => {
  const userId = wired.newId();
  const email = `${userId}@axisor.local`;
  await wired.users.create({ id: userId, email, passwordHash: "none", createdAt: wired.clock() });
  const secrets = Array.from(
    { length: rows },
    (): DrillSecret => ({
      userId,
      subjectId: wired.newId(),
      field: "totp",
      revision: 1,
    }),
  );
  await forEach(secrets, async (binding) => {
    await wired.secrets.put(await sealed(wired, binding));
  });
  return secrets;
};
