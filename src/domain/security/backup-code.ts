/** No 0 and O, no 1 and I: thirty-two letters that survive being written down, so each carries five bits. */
const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH = 12;
const SELECTOR = 4;

/** How many codes a trader holds at a time. */
export const BACKUP_CODES = 10;

/** A code's two parts: the first finds the row and is stored, the second (40 bits) proves it and is hashed. */
export type BackupCodeParts = { readonly selector: string; readonly verifier: string };

/** Twelve letters from at least twelve random bytes. @throws RangeError for fewer. */
export const backupCodeOf = (random: Uint8Array): string => {
  if (random.length < LENGTH) throw new RangeError("A backup code takes twelve random bytes");
  return Array.from(random.slice(0, LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join("");
};

export const splitBackupCode = (code: string): BackupCodeParts => ({
  selector: code.slice(0, SELECTOR),
  verifier: code.slice(SELECTOR),
});

/** As it is shown: `ABCD-EFGH-JKLM`. */
export const showBackupCode = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1-");
