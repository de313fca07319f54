import type { RequestListener } from "node:http";
import { createRequestListener } from "@remix-run/node-fetch-server";
import compression from "compression";
import type { ServerLog } from "../log.ts";

/** As the framework packs what it answers. */
const pack = compression();

type Deps = { readonly log: Pick<ServerLog, "error"> };

type Answer = (request: Request) => Promise<Response>;

/**
 * Answers a server's requests as `answer` does. What that throws is logged and answered with a 500 without a word. Its request
 * has an address on `localhost`, whatever the caller calls us: what is believed of that is in the headers, and a name that is
 * none would be an address that is none.
 */
export const plainListener = (answer: Answer, { log }: Deps): RequestListener => {
  const onError = (error: unknown): void => log.error("route-failed", { error });
  const listener = createRequestListener(answer, { host: "localhost", onError });
  return (request, response) => void listener(request, response);
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
