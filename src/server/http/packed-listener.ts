import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createHeaders, sendResponse } from "@remix-run/node-fetch-server";
import compression from "compression";
import type { ServerLog } from "../log.ts";

/** As the framework packs what it answers. */
const pack = compression();

type Deps = { readonly log: Pick<ServerLog, "error"> };

type Answer = (request: Request) => Promise<Response>;

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

async function answerWith(answer: Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answered = await answer(requestOf(request));
  if (!response.destroyed) await sendResponse(response, answered);
  // Nobody reads it, so what would make more of it is told to stop.
  else await answered.body?.cancel();
}

/** Answers a server's requests as `answer` does. What that throws is logged and answered with a 500 without a word. */
export const plainListener =
  (answer: Answer, { log }: Deps): RequestListener =>
  (request, response) => {
    answerWith(answer, request, response).catch((error: unknown) => {
      log.error("route-failed", { error });
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };

/** The same, packed for whoever takes answers so. */
export const packedListener = (answer: Answer, deps: Deps): RequestListener => {
  const listener = plainListener(answer, deps);
  return (request, response) => {
    const answerNow = () => listener(request, response);
    // Its types are those of another library's requests, which add to Node's what it does without.
    Reflect.apply(pack, undefined, [request, response, answerNow]);
  };
};
