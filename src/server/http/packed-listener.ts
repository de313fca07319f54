import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createHeaders, sendResponse } from "@remix-run/node-fetch-server";
import type { ServerLog } from "../log.ts";
import { createPacker } from "./create-packer.ts";

type Deps = { readonly log: Pick<ServerLog, "error"> };

type Answer = (request: Request) => Promise<Response>;

/** What is smaller fits into one packet as it is. */
const LEAST_PACKED = 1_024;

const pack = createPacker();

/**
 * A request without a body. It has an address on `localhost`, whatever the caller calls us: what is believed of that is in the
 * headers, and a name that is none would be an address that is none. Nor has it a signal: whatever a signal reaches outlives
 * the request by far, for the runtime only lets go of it when it looks through all of its memory.
 */
const requestOf = (request: IncomingMessage): Request =>
  new Request(`http://localhost${request.url}`, {
    method: request.method ?? "GET",
    headers: createHeaders(request),
  });

/** What `send` throws is logged, and answered with a 500 without a word. */
const listenerThat =
  (send: (request: IncomingMessage, response: ServerResponse) => Promise<void>, { log }: Deps) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    send(request, response).catch((error: unknown) => {
      log.error("route-failed", { error });
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };

/** Answers a server's requests as `answer` does, and what streams as it comes. */
export const plainListener = (answer: Answer, deps: Deps): RequestListener =>
  listenerThat(async (request, response) => {
    const answered = await answer(requestOf(request));
    if (!response.destroyed) await sendResponse(response, answered);
    // Nobody reads it, so what would make more of it is told to stop.
    else await answered.body?.cancel();
  }, deps);

const takesGzip = ({ headers }: IncomingMessage): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(String(headers["accept-encoding"] ?? ""));

/** The same for answers that end, each sent as a whole and packed for whoever takes it so, as the framework would. */
export const packedListener = (answer: Answer, deps: Deps): RequestListener =>
  listenerThat(async (request, response) => {
    const answered = await answer(requestOf(request));
    const { status, headers } = answered;
    const bytes = await answered.bytes();
    headers.append("vary", "accept-encoding");
    // Of what is sent, which says it itself.
    headers.delete("content-length");
    const isPacked = bytes.length >= LEAST_PACKED && takesGzip(request);
    if (isPacked) headers.set("content-encoding", "gzip");
    const whole = isPacked ? await pack(bytes) : bytes;
    response.statusCode = status;
    response.setHeaders(headers).end(whole);
  }, deps);
