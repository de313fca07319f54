import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createRequestListener } from "@remix-run/node-fetch-server";
import compression from "compression";

type Pack = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** As the framework packs what it answers. The library's types are those of one that it works without. */
const pack = compression() as unknown as Pack;

/** Answers a server's requests, packed for whoever takes answers so. What `answer` throws is a 500 without a word. */
export const packedListener = (answer: (request: Request) => Promise<Response>): RequestListener => {
  const listener = createRequestListener(answer);
  return (request, response) => pack(request, response, () => void listener(request, response));
};
