/** The push services of the browsers there are: a whole name, or what a name ends with. */
const SERVICES = ["fcm.googleapis.com"];
const FAMILIES = [".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com"];

const LONGEST = 2_048;

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** What would be read one way by us and another way by whoever connects. */
const AMBIGUOUS = /[\\\s\p{C}]/u;

/** Whether it is one of the browsers' own services, by its name alone. */
const isKnown = ({ protocol, hostname, port }: URL): boolean =>
  protocol === "https:" &&
  port === "" &&
  (SERVICES.includes(hostname) || FAMILIES.some((family) => hostname.endsWith(family)));

const PORTS: Readonly<Record<string, string>> = { "https:": "443", "http:": "80" };

/** `host:port`, the port always written. */
const placeOf = ({ protocol, hostname, port }: URL): string =>
  `${hostname}:${port === "" ? (PORTS[protocol] ?? "") : port}`;

/** Whether those who run this installation named it; in the clear only on this machine. */
const isAllowed = (url: URL, allowed: readonly string[]): boolean =>
  (url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.test(url.hostname))) &&
  allowed.includes(placeOf(url));

export type PushEndpoint = {
  /** The address as every program reads it. */
  readonly url: string;
  /** Named by those who run this installation: it may be a machine of their own network. */
  readonly isOurs: boolean;
};

/**
 * A push endpoint as a browser gave it, if we send there at all: by https to the services of the browsers there are, and to
 * what is in `allowed`, each an exact `host:port`. Null for any other address. A browser's word is a stranger's, and what it
 * names we connect to: so this is asked when a subscription is kept, and again before each sending.
 */
export const readPushEndpoint = (endpoint: string, allowed: readonly string[]): PushEndpoint | null => {
  if (endpoint.length > LONGEST || AMBIGUOUS.test(endpoint) || !URL.canParse(endpoint)) return null;
  const url = new URL(endpoint);
  if (url.username !== "" || url.password !== "" || url.hash !== "") return null;
  if (isAllowed(url, allowed)) return { url: url.href, isOurs: true };
  return isKnown(url) ? { url: url.href, isOurs: false } : null;
};

/** Whether we would send to this endpoint at all; see `readPushEndpoint`. */
export const isPushEndpoint = (endpoint: string, allowed: readonly string[]): boolean =>
  readPushEndpoint(endpoint, allowed) !== null;
