import type { OpenCredential } from "#ports/exchange.ts";
import type { Seen } from "#ports/probe-desk.ts";
import { callEndpoint, type Endpoint } from "../endpoint.ts";
import { readAnswer } from "../read-answer.ts";
import { type Fetch, sendOnce } from "../send-once.ts";
import { buildRequest, type Transport } from "../transport.ts";

export type LookOptions = {
  readonly baseUrl: string;
  readonly credential: OpenCredential;
  readonly now: () => number;
  readonly fetch: Fetch;
  readonly timeoutMs: number;
  readonly maxBytes: number;
};

/** `retry-after`, `x-ratelimit-*` and the standard's `ratelimit` and `ratelimit-policy`. */
const SPEAKS_OF_LIMITS = /^(retry-after|(x-)?rate-?limit.*)$/;

const limitHeadersOf = (headers: Headers, credential: OpenCredential): Record<string, string> =>
  Object.fromEntries(
    [...headers]
      .filter(([name]) => SPEAKS_OF_LIMITS.test(name))
      .map(([name, value]) => [name, credential.blacken(value).slice(0, 100)]),
  );

/**
 * Asks one endpoint once and keeps what the wire told. Unlike the product's transport it stamps reads too, repeats nothing
 * and stands in no line: what is probed is the exchange, not our manners.
 */
export const lookOnce = async <I, O>(
  options: LookOptions,
  endpoint: Endpoint<I, O>,
  input: I,
  signedAt?: number,
): Promise<Seen<O>> => {
  const { credential, now } = options;
  let limitHeaders: Record<string, string> = {};
  const fetch: Fetch = async (url, init) => {
    const response = await options.fetch(url, init);
    limitHeaders = limitHeadersOf(response.headers, credential);
    return response;
  };
  const transport: Transport = {
    send: async (call) => {
      const outcome = await sendOnce(fetch, buildRequest(options, call), options);
      return readAnswer(outcome, { isWrite: call.method !== "GET", credential, now: now() });
    },
  };
  const sentAt = now();
  const answer = await callEndpoint(transport, endpoint, input, signedAt);
  return { answer, sentAt, heardAt: now(), limitHeaders };
};
