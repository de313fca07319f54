import { randomBytes } from "node:crypto";
import { sealSession } from "#server/auth/seal-session.ts";
import type { Wired } from "#server/wired.ts";
import { hashToken } from "#services/auth/hash-token.ts";

const HOUR = 3_600_000;

/** A session of the user, made in the database, and the cookie that a browser would hold of it. */
export const logIn = async (
  wired: Wired,
  { userId, origin, secret }: { readonly userId: string; readonly origin: string; readonly secret: string },
): Promise<string> => {
  const token = randomBytes(32).toString("base64url");
  const at = wired.clock();
  const opened = await wired.sessions.create(
    {
      ...{ tokenHash: hashToken(token), id: wired.newId(), userId, deviceId: null, label: null },
      ...{ network: null, method: "password", steppedUpAt: null },
      ...{ createdAt: at, lastSeenAt: at, expiresAt: at + 24 * HOUR, idleMs: 24 * HOUR },
    },
    at,
  );
  if (!opened) throw new Error("A session could not be opened: its user is gone");
  const line = await sealSession(token, { origin, isSecure: false }, secret);
  return line.split(";")[0] ?? "";
};
