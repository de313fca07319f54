/** Where letters are handed in, as the transport wants it told. */
export type SmtpAddress = {
  readonly host: string;
  readonly port: number;
  /** Speaks TLS from the first byte. */
  readonly secure: boolean;
  /** Says nothing but STARTTLS before it is encrypted. */
  readonly requireTLS: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | null;
};

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/** Only what is written as loopback is: a name that happens to lead there today may lead elsewhere tomorrow. */
const isLoopback = (host: string): boolean => LOOPBACK.test(host);

const PORTS = { "smtps:": 465, "smtp:": 587 } as const;

const schemeOf = (protocol: string): "smtps:" | "smtp:" => {
  if (protocol === "smtps:" || protocol === "smtp:") return protocol;
  throw new Error("An SMTP address begins with smtps:// or smtp://.");
};

const parse = (url: string): URL => {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  // The address holds a password, so no error repeats it.
  if (parsed === null || parsed.hostname === "") {
    throw new Error("An SMTP address is smtps://user:password@host:465 or smtp://host:587.");
  }
  return parsed;
};

/**
 * Reads `smtps://user:password@host:465` or `smtp://host:587`; user and password percent-encoded. Over `smtp:` nothing is
 * said in the clear to another machine: STARTTLS is required, unless the host is written as loopback. Throws on anything
 * else, without repeating it.
 */
export const readSmtpUrl = (url: string): SmtpAddress => {
  const { protocol, hostname, port, username, password } = parse(url);
  const scheme = schemeOf(protocol);
  const secure = scheme === "smtps:";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? PORTS[scheme] : Number(port),
    secure,
    requireTLS: !secure && !isLoopback(hostname),
    auth: username === "" ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  };
};
