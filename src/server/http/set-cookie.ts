/** How long a browser keeps a cookie, and that no script reads it. */
export type CookieOptions = {
  readonly name: string;
  readonly isSecure: boolean;
  readonly maxAgeSeconds: number;
};

/** A `Set-Cookie` line for this host alone, kept from scripts and from other sites' requests. */
export function setCookie(value: string, { name, isSecure, maxAgeSeconds }: CookieOptions): string {
  const secure = isSecure ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}
