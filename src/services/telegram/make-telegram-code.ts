import type { Clock } from "#ports/clock.ts";
import type { TelegramLinks } from "#ports/telegram-links.ts";
import { hashToken } from "../auth/hash-token.ts";

const LIFE_MS = 10 * 60_000;

/**
 * Makes a code that binds a chat to this user once, within ten minutes (`expiresAt`, epoch milliseconds); an earlier one
 * serves no more. It leaves the server once: what is stored is its digest. Null where the user is gone.
 */
export const makeTelegramCode = async (
  deps: { readonly links: TelegramLinks; readonly clock: Clock; readonly newToken: () => string },
  userId: string,
): Promise<{ readonly code: string; readonly expiresAt: number } | null> => {
  const code = deps.newToken();
  const expiresAt = deps.clock() + LIFE_MS;
  const isKept = await deps.links.issueCode({ userId, digest: hashToken(code), expiresAt });
  return isKept ? { code, expiresAt } : null;
};
