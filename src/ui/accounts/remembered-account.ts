const KEY = "axisor-account";

type Memory = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A browser may refuse to keep anything: then nothing is remembered, and nothing breaks. */
const attempt = <T>(deed: () => T): T | null => {
  try {
    return deed();
  } catch {
    return null;
  }
};

/** The id of the account that was chosen last on this device; null for all of them. */
export const rememberedAccount = (memory: Memory = localStorage): string | null =>
  attempt(() => memory.getItem(KEY));

/** Keeps the choice for the next open on this device: an id, and nothing else of the account. */
export const rememberAccount = (accountId: string | null, memory: Memory = localStorage): void => {
  attempt(() => (accountId === null ? memory.removeItem(KEY) : memory.setItem(KEY, accountId)));
};
