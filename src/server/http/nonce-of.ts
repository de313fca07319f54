/** The nonce in the policy that `proxy.ts` sent along with the request; undefined where none came. */
export function nonceOf(headers: Headers): string | undefined {
  return /'nonce-([A-Za-z0-9+/=_-]+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];
}
