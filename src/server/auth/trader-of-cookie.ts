import { decode } from "next-auth/jwt";
import { z } from "zod";
import type { Services, Trader } from "../trpc/context.ts";

const tokenSchema = z.object({ sid: z.string().min(32) });

/** The session's token inside a decoded cookie; null for anything else. */
export function sidOf(decoded: unknown): string | null {
  const parsed = tokenSchema.safeParse(decoded);
  return parsed.success ? parsed.data.sid : null;
}

async function decoded(cookie: string, secret: string): Promise<unknown> {
  try {
    return await decode({ token: cookie, secret });
  } catch {
    // Forged, expired or made with another secret: nobody is logged in, and nothing is wrong with us.
    return null;
  }
}

/** Who the cookie stands for now: the cookie only carries the token, the session's row decides. */
export async function traderOfCookie(
  cookie: string | undefined,
  deps: { readonly secret: string; readonly auth: Pick<Services["auth"], "resolveSession"> },
): Promise<Trader | null> {
  if (cookie === undefined || cookie === "") return null;
  const token = sidOf(await decoded(cookie, deps.secret));
  const session = token === null ? null : await deps.auth.resolveSession({ token });
  return session === null ? null : { userId: session.userId, email: session.email, role: session.role };
}
