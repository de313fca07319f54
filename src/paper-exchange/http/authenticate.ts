import type { IncomingHttpHeaders } from "node:http";
import { Refusal } from "../engine/refusal.ts";
import type { ApiKey } from "../world/account.ts";
import type { World } from "../world/world.ts";
import { hmacBase64, sameText } from "./sign.ts";

const WINDOW_MS = 30_000;

const isChange = ({ method }: RestRequest): boolean => method !== "GET";

export type RestRequest = {
  readonly method: string;
  /** With the leading `/v3`, as signed. */
  readonly pathname: string;
  /** With its leading `?`, or empty. */
  readonly search: string;
  readonly body: Buffer;
  readonly headers: IncomingHttpHeaders;
  readonly ip: string;
};

const refuse = (message: string): Refusal => new Refusal(401, "UNAUTHORIZED", message);

/** The caller's key name where a request carries one; wrong ones count against the rate limit too. */
export const keyNameOf = (request: RestRequest): string | null => header(request, "lnm-access-key");

const header = ({ headers }: RestRequest, name: string): string | null => {
  const value = headers[name];
  return typeof value === "string" && value !== "" ? value : null;
};

/** Checks the four headers over the raw bytes of the request. @throws Refusal 401 with the API's wording. */
export function authenticate(world: World, request: RestRequest): { key: ApiKey; signedAt: number } {
  const name = keyNameOf(request);
  const signature = header(request, "lnm-access-signature");
  const passphrase = header(request, "lnm-access-passphrase");
  const timestamp = header(request, "lnm-access-timestamp");
  if (name === null || signature === null || passphrase === null || timestamp === null)
    throw refuse("Missing authentication headers");
  const key = world.keys.get(name);
  if (key === undefined || !key.active) throw refuse("Api key does not exist");
  if (!sameText(key.passphrase, passphrase)) throw refuse("Passphrase is not valid");
  checkTimestamp(world, timestamp, isChange(request));
  const head = `${timestamp}${request.method.toLowerCase()}${request.pathname}`;
  const data = request.body.length > 0 ? request.body : Buffer.from(request.search);
  const expected = hmacBase64(key.secret, Buffer.concat([Buffer.from(head), data]));
  if (!sameText(expected, signature)) throw refuse("Signature is not valid");
  if (isChange(request)) spend(world, signature);
  return { key, signedAt: Number(timestamp) };
}

/** Lets a change in once where the exchange remembers what it has let in. */
function spend(world: World, signature: string): void {
  if (world.settings.quirks.refuseReplays !== true) return;
  if (world.spentSignatures.has(signature)) throw refuse("This request was already made");
  world.spentSignatures.add(signature);
}

/**
 * Within 30 s of the exchange's clock either way, unless a quirk says otherwise. That clock may be a recording's or run fast, so the machine's own
 * clock serves as well.
 */
export function checkTimestamp(world: World, timestamp: string, isWrite = false): void {
  if (!/^\d{1,15}$/.test(timestamp)) throw refuse("Timestamp is not valid");
  const at = Number(timestamp);
  const { stampWindowMs = WINDOW_MS, writeStampWindowMs = stampWindowMs } = world.settings.quirks;
  const window = isWrite ? writeStampWindowMs : stampWindowMs;
  const away = Math.min(...[world.clock.now(), Date.now()].map((now) => Math.abs(at - now)));
  if (away > window) throw refuse(`Timestamp is not within ${window / 1_000} seconds of the server time`);
  const newest = Math.max(world.clock.now(), Date.now());
  if (world.settings.quirks.strictClock === true && at > newest)
    throw refuse("Your request too far in the future");
}
