import { env } from "#env";

/** What session cookies are encrypted with. Without one nobody can log in; there is no default to fall back to. */
export function authSecret(): string {
  const secret = env().NEXTAUTH_SECRET;
  if (secret === undefined)
    throw new Error("NEXTAUTH_SECRET: must be set, e.g. to the output of openssl rand -base64 32");
  return secret;
}
