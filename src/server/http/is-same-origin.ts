const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

/**
 * Whether the browser says that our own page sent the request. Each of `Sec-Fetch-Site` and `Origin` must agree when it
 * is there, and one must be there: browsers send at least `Origin` with every POST, and pages cannot forge either.
 */
export function isSameOrigin(headers: Headers, publicOrigin: string | null): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site === null && origin === null) return false;
  if (site !== null && site !== "same-origin") return false;
  if (origin === null) return true;
  const host = hostOf(origin);
  if (host === null) return false;
  // Where we are reached by https, a page of the same name on plain http is somebody on the wire, not us.
  if (publicOrigin?.startsWith("https:") && !origin.startsWith("https:")) return false;
  return host === headers.get("host") || (publicOrigin !== null && host === hostOf(publicOrigin));
}
