/** Nothing of a page or an answer stays in a cache that others could read from. */
export const NO_STORE = "private, no-store";

/** Pictures keep their names when they change, so a browser asks again the next day. */
export const FOR_A_DAY = "public, max-age=86400";

/** What a page may never do: be framed, load plug-ins, move its base, send forms elsewhere. */
const EVERYWHERE = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

/** On every answer of this server, whatever it is. */
export const FIXED_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": EVERYWHERE,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "camera=(), geolocation=(), microphone=(), midi=(), payment=(), serial=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)",
  // With "no-referrer" browsers would send `Origin: null` with our own forms, and we would refuse them.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "x-frame-options": "DENY",
};

/** The address of a mailed link holds its token until the page has taken it out: not even our own files are told of it. */
export const HUSHED_HEADERS: Readonly<Record<string, string>> = { "referrer-policy": "no-referrer" };

/** Two years, for this host and all below it. Only over https: a browser ignores it elsewhere. */
export const TRANSPORT_HEADERS: Readonly<Record<string, string>> = {
  "strict-transport-security": "max-age=63072000; includeSubDomains",
};

/** Files of the build that a CDN hands on: the pages are of another origin than it is, and nothing in them is secret. */
export const SHARED_FILE_HEADERS: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
};

/**
 * What a page may load and run: our own files, and of scripts only those that carry this request's nonce.
 * @param assets the origin of a CDN where the files of the build are, or null where they are with us.
 */
export function pagePolicy(nonce: string, assets: string | null): string {
  const files = assets === null ? "'self'" : `'self' ${assets}`;
  return [
    "default-src 'none'",
    `script-src ${files} 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src ${files}`,
    // The ruler stands where the price is: places come with the page as style attributes, which no file can hold.
    "style-src-attr 'unsafe-inline'",
    `img-src ${files} data:`,
    `font-src ${files}`,
    // The service worker fetches what it keeps by the same rules.
    `connect-src ${files}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    EVERYWHERE,
  ].join("; ");
}

/** An answer of the API is data: whoever opens it as a page gets nothing to run. */
const ANSWER_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** On every answer of the API. */
export function answerHeaders(isSecure: boolean): Readonly<Record<string, string>> {
  return {
    ...FIXED_HEADERS,
    ...(isSecure ? TRANSPORT_HEADERS : {}),
    "content-security-policy": ANSWER_POLICY,
    "cache-control": NO_STORE,
  };
}
