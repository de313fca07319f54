import { BACKUP_CODES, backupCodeOf, splitBackupCode } from "#domain/security/backup-code.ts";
import type { BackupCode } from "#ports/factors.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import { valueOrBusy } from "../auth/value-or-busy.ts";

export type MadeBackupCodes = {
  /** To be shown once. */
  readonly codes: readonly string[];
  /** To be stored. */
  readonly hashed: readonly BackupCode[];
};

/** Fresh codes, no two of which are found by the same selector. Nothing is stored yet. */
export async function makeBackupCodes({
  passwords,
  newToken,
}: Pick<SignInDeps, "passwords" | "newToken">): Promise<MadeBackupCodes> {
  const bySelector = new Map<string, string>();
  while (bySelector.size < BACKUP_CODES) {
    const code = backupCodeOf(Buffer.from(newToken(), "base64url"));
    bySelector.set(splitBackupCode(code).selector, code);
  }
  const codes = [...bySelector.values()];
  const hashed: BackupCode[] = [];
  // One after the other: ten at once would fill the queue that logins wait in.
  for (const code of codes) {
    const { selector, verifier } = splitBackupCode(code);
    hashed.push({ selector, codeHash: valueOrBusy(await passwords.hash(verifier)) });
  }
  return { codes, hashed };
}
