import { pwnedPassword } from "hibp";
import { fail, ok } from "#domain/result.ts";
import type { BreachedPasswords } from "#ports/breached-passwords.ts";

const TIMEOUT_MS = 1_500;

/**
 * Asks Have I Been Pwned, or a copy of it at `baseUrl`. It learns five digits of a SHA-1, which hundreds of passwords
 * share, and even how many it answered is hidden by padding.
 */
export const createBreachedPasswords = (options: {
  readonly baseUrl: string;
  readonly timeoutMs?: number;
}): BreachedPasswords => ({
  isBreached: async (password) => {
    try {
      const times = await pwnedPassword(password, {
        baseUrl: options.baseUrl,
        timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
        userAgent: "Axisor",
        addPadding: true,
      });
      return ok(times > 0);
    } catch (error) {
      return fail({ kind: "unavailable", message: error instanceof Error ? error.message : String(error) });
    }
  },
});
