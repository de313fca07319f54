import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { decode } from "next-auth/jwt";
import { z } from "zod";

/** Some 3 MB; beyond them, the one that was sent longest ago is opened anew. */
const MOST = 10_000;

const contentsSchema = z.object({ sid: z.string().min(32), exp: z.number().optional() });
type Contents = z.infer<typeof contentsSchema>;

const kept = new LRUCache<string, Contents>({ max: MOST });

const nameOf = (cookie: string, secret: string): string =>
  createHash("sha256").update(secret).update("\0").update(cookie).digest("base64url");

const isOver = ({ exp }: Contents): boolean => exp !== undefined && exp * 1_000 <= Date.now();

/**
 * The session's token inside a cookie; null for one that is forged, expired or made with another secret. To open one, a key is
 * derived and a seal is checked, which takes a twentieth of what a look at a page does: who comes again with the very same
 * cookie is known by it. What a token may do is never kept here; the session's row says it each time.
 */
export async function openCookie(cookie: string, secret: string): Promise<string | null> {
  const name = nameOf(cookie, secret);
  const known = kept.get(name);
  if (known !== undefined) return isOver(known) ? null : known.sid;
  try {
    const opened = contentsSchema.safeParse(await decode({ token: cookie, secret }));
    if (!opened.success) return null;
    kept.set(name, opened.data);
    return opened.data.sid;
  } catch {
    // Nobody is logged in, and nothing is wrong with us.
    return null;
  }
}
