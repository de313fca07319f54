import { z } from "zod";
import { hashToken } from "#services/auth/hash-token.ts";
import type { LastSessions } from "../last-known/last-sessions.ts";
import type { Trader } from "../trpc/context.ts";
import type { Services } from "../trpc/services.ts";
import { openCookie } from "./open-cookie.ts";

const tokenSchema = z.object({ sid: z.string().min(32) });

/** The session's token inside a decoded cookie; null for anything else. */
export function sidOf(decoded: unknown): string | null {
  const parsed = tokenSchema.safeParse(decoded);
  return parsed.success ? parsed.data.sid : null;
}

/** The session's token inside a cookie; null for one that is missing, forged, expired or made with another secret. */
export async function tokenOfCookie(
  cookie: string | null | undefined,
  secret: string,
): Promise<string | null> {
  if (cookie === null || cookie === undefined || cookie === "") return null;
  return await openCookie(cookie, secret);
}

/** Who the cookie stands for now: the cookie only carries the token, the session's row decides. */
export async function traderOfCookie(
  cookie: string | undefined,
  deps: {
    readonly secret: string;
    readonly auth: Pick<Services["auth"], "resolveSession">;
    /** Learns who was found, or that nobody was. */
    readonly last?: Pick<LastSessions, "look">;
  },
): Promise<Trader | null> {
  const token = await tokenOfCookie(cookie, deps.secret);
  if (token === null) return null;
  const note = deps.last?.look(hashToken(token));
  const trader = await deps.auth.resolveSession({ token });
  note?.(trader);
  return trader;
}

/** Who the cookie stood for when the database was last asked; null for whoever is not known by that. */
export async function lastTraderOfCookie(
  cookie: string | undefined,
  deps: { readonly secret: string; readonly last: Pick<LastSessions, "of"> },
): Promise<Trader | null> {
  const token = await tokenOfCookie(cookie, deps.secret);
  return token === null ? null : deps.last.of(hashToken(token));
}
