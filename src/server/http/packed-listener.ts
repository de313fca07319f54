import type { RequestListener } from "node:http";
import { createRequestListener } from "@remix-run/node-fetch-server";
import compression from "compression";

/** As the framework packs what it answers. */
const pack = compression();

/** Answers a server's requests, packed for whoever takes answers so. What `answer` throws is a 500 without a word. */
export const packedListener = (answer: (request: Request) => Promise<Response>): RequestListener => {
  const listener = createRequestListener(answer);
  return (request, response) => {
    const answerNow = () => void listener(request, response);
    // Its types are those of another library's requests, which add to Node's what it does without.
    Reflect.apply(pack, undefined, [request, response, answerNow]);
  };
};
