import type { LookupAddress, LookupOptions } from "node:dns";
import { type ClientRequest, type IncomingMessage, request as overHttp } from "node:http";
import { request as overHttps } from "node:https";

const MOST_BYTES = 64 * 1024;

export type Post = {
  readonly url: URL;
  /** Where it goes, whatever the name says by then. */
  readonly address: LookupAddress;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /** Certificates that are trusted besides the usual. */
  readonly ca?: string;
};

/** What came back; nothing of what it said is kept. */
export type Posted = { readonly status: number; readonly retryAfter: string | null };

const send = ({ url, address, headers, body, ca }: Post, signal: AbortSignal): ClientRequest => {
  const options = {
    method: "POST",
    // One connection for one message: none is shared with whoever else is behind that address.
    agent: false,
    signal,
    headers: { ...headers, "content-length": String(Buffer.byteLength(body)), connection: "close" },
    lookup: (
      _: string,
      { all }: LookupOptions,
      done: (error: null, found: string | LookupAddress[], family?: number) => void,
    ) => (all === true ? done(null, [address]) : done(null, address.address, address.family)),
  };
  return url.protocol === "https:"
    ? overHttps(url, { ...options, minVersion: "TLSv1.2", ...(ca === undefined ? {} : { ca }) })
    : overHttp(url, options);
};

/** Lets the answer run out, as far as it is short; the rest is cut off with its connection. */
const drain = async (answer: IncomingMessage): Promise<void> => {
  let bytes = 0;
  for await (const chunk of answer) {
    bytes += Buffer.byteLength(chunk);
    if (bytes > MOST_BYTES) break;
  }
  answer.destroy();
};

/**
 * Posts once, to one address, and follows nothing.
 * @throws whatever the network says; an AbortError when `timeoutMs` are over before the answer is whole.
 */
export const postOnce = async (post: Post): Promise<Posted> => {
  const signal = AbortSignal.timeout(post.timeoutMs);
  const answered = Promise.withResolvers<IncomingMessage>();
  const request = send(post, signal);
  request.once("response", answered.resolve);
  // After the answer an error means that the rest of it did not come, which nobody waits for.
  request.on("error", answered.reject);
  request.end(post.body);
  const answer = await answered.promise;
  const retryAfter = answer.headers["retry-after"] ?? null;
  const status = answer.statusCode ?? 0;
  await drain(answer).catch(() => undefined);
  return { status, retryAfter };
};
