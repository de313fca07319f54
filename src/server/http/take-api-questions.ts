import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { type IncomingMessage, type RequestListener, Server, type ServerResponse } from "node:http";

/** Of every HTTP server of the process, whoever opened it. */
const STARTED = "http.server.request.start";

/** What is taken of what a page asks, written as pages write it: nothing in it would have to be decoded first. */
const TAKEN = {
  /** The API, by names of procedures. */
  questions: /^\/api\/trpc\/[A-Za-z0-9.,]+(?:\?|$)/u,
  /** Live updates. */
  stream: /^\/api\/stream$/u,
} as const;

/** Who answers each of them. */
export type ApiListeners = Readonly<Record<keyof typeof TAKEN, RequestListener>>;

/** A name for us that is one: what else may come under that header, the framework refuses. */
const isName = (host: string): boolean => /^[\w.:[\]-]+$/u.test(host) && URL.canParse(`http://${host}`);

const listenerFor = (
  { method, url = "", headers: { host = "" } }: IncomingMessage,
  listeners: ApiListeners,
): RequestListener | null => {
  if (method !== "GET" || !isName(host)) return null;
  if (TAKEN.questions.test(url)) return listeners.questions;
  return TAKEN.stream.test(url) ? listeners.stream : null;
};

const serverOf = (message: unknown): Server | null => {
  if (typeof message !== "object" || message === null || !("server" in message)) return null;
  return message.server instanceof Server ? message.server : null;
};

const portOf = (server: Server): number | null => {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : null;
};

/**
 * From now on questions to the API and live updates that are asked of the server on this port are answered by `listeners`, past
 * the framework, which spends a third of what they take on finding out where they go, and keeps a copy of each request for as
 * long as its stream is open. Everything else stays with whoever listened before: changes, pages, files, and whatever is
 * written in any other way.
 * @returns what ends it; servers that were met keep the listeners.
 */
export function takeApiQuestions(port: number, listeners: ApiListeners): () => void {
  const met = new WeakSet<Server>();
  // Told of a request before its listeners are called, so that of the first one, too, this decides.
  const meet = (message: unknown): void => {
    const server = serverOf(message);
    if (server === null || met.has(server) || portOf(server) !== port) return;
    met.add(server);
    const framework = server.listeners("request");
    server.removeAllListeners("request");
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      const listener = listenerFor(request, listeners);
      if (listener !== null) listener(request, response);
      else for (const each of framework) Reflect.apply(each, server, [request, response]);
    });
  };
  subscribe(STARTED, meet);
  return () => void unsubscribe(STARTED, meet);
}
