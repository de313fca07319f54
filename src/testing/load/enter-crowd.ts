import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import { sealSession } from "#server/auth/seal-session.ts";
import { hashToken } from "#services/auth/hash-token.ts";
import type { LoadUser } from "./generator/load-job.ts";
import { logIn } from "./log-in.ts";
import { type SeededUser, seedSessions } from "./seed-crowd.ts";

/** So many come in through the door; the others are inside already. */
const LOGINS = 200;
/** Hashes are computed two at a time, and a few wait. */
const LANES = 4;

export type Entering = {
  readonly sql: Sql;
  readonly origin: string;
  readonly password: string;
  /** What the product seals its cookies with. */
  readonly secret: string;
};

/** A network of their own for each, as behind a proxy: one household of ten thousand would be refused. */
export const addressOf = (place: number): string =>
  `10.${(place >> 16) & 255}.${(place >> 8) & 255}.${place & 255}`;

const inside = async ({ origin, secret }: Entering, token: string): Promise<string> => {
  const line = await sealSession(token, { origin, isSecure: false }, secret);
  return line.split(";")[0] ?? "";
};

/** Logs some in by their password, and gives the others a session as a login would have written it. */
export const enterCrowd = async (
  entering: Entering,
  seeded: readonly SeededUser[],
): Promise<{ readonly users: readonly LoadUser[]; readonly logins: number }> => {
  const { sql, origin, password } = entering;
  const byPassword = seeded.slice(0, LOGINS).entries();
  const cookies: string[] = [];
  const lane = async (): Promise<void> => {
    // The lanes share one row of people: each takes the next.
    for (const [place, { email }] of byPassword)
      cookies[place] = await logIn({ origin, email, password, address: addressOf(place) });
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const logins = cookies.length;
  const given = seeded
    .slice(logins)
    .map(({ id }) => ({ userId: id, token: randomBytes(32).toString("base64url") }));
  await seedSessions(
    sql,
    given.map(({ userId, token }) => ({ userId, hash: hashToken(token) })),
  );
  for (const { token } of given) cookies.push(await inside(entering, token));
  return { users: cookies.map((cookie, place) => ({ cookie, address: addressOf(place) })), logins };
};
