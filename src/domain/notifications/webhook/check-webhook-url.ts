import { type Said, saidBy } from "../../language/in-both.ts";
import { fail, ok, type Result } from "../../result.ts";
import { isAddress, isPublicAddress } from "./is-public-address.ts";
import { WEBHOOK_WORDS } from "./webhook-words.ts";

const MOST_CHARACTERS = 2_000;
const PORTS: Readonly<Record<string, string>> = { "https:": "443", "http:": "80" };

/** Names that mean something inside a network alone. */
const INNER =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa|onion|test|invalid|example)$/;

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

/** The `host:port` pair that an address leads to. */
export const hostAndPort = ({ hostname, port, protocol }: URL): string =>
  `${bare(hostname).toLowerCase()}:${port === "" ? (PORTS[protocol] ?? "") : port}`;

const isInner = (hostname: string): boolean => {
  const host = bare(hostname).toLowerCase();
  if (isAddress(host)) return !isPublicAddress(host);
  return !host.includes(".") || INNER.test(host);
};

const say = (key: keyof (typeof WEBHOOK_WORDS)["en"]): Result<never, Said> =>
  fail(saidBy(WEBHOOK_WORDS, (words) => words[key]));

/**
 * Whether a trader may have what they are told posted to this address: https on its own port, at a name or an address of the
 * public internet; or exactly a `host:port` that whoever runs this allows, by http too. What the name leads to is looked
 * at when something is posted, each time.
 * The platform's parser turns every spelling of an address into one.
 */
export const checkWebhookUrl = (text: string, allowed: readonly string[]): Result<string, Said> => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !(url.protocol in PORTS) || url.hostname === "") return say("noUrl");
  if (url.href.length > MOST_CHARACTERS) return say("tooLong");
  if (url.username !== "" || url.password !== "") return say("withUser");
  if (url.hash !== "") return say("withFragment");
  if (allowed.includes(hostAndPort(url))) return ok(url.href);
  if (url.protocol !== "https:") return say("notHttps");
  if (url.port !== "") return say("otherPort");
  return isInner(url.hostname) ? say("notPublic") : ok(url.href);
};
