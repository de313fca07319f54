import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { answerDoor, type DoorDeps } from "./answer-door.ts";

const MOST_BYTES = 4_096;
/** Somebody who guesses has 256 bits before them; this only keeps a flood from the work that is to be done. */
const MOST_AT_ONCE = 16;

const readText = async (request: IncomingMessage): Promise<string | null> => {
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MOST_BYTES) return null;
  }
  return text;
};

const reply = (response: ServerResponse, status: number, words: string): void => {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify({ words }));
};

/**
 * The worker's own door, on loopback alone: the way to it that leads through no database. It takes POST /panic and nothing
 * else. Back once it is open; `close` ends it and every connection.
 */
export const openPanicDoor = async (
  deps: DoorDeps,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<{ readonly port: number; close(): Promise<void> }> => {
  let busy = 0;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== "POST" || request.url !== "/panic")
      return reply(response, 404, "There is nothing here.");
    if (busy >= MOST_AT_ONCE) return reply(response, 503, "Too many ask at once. Try again.");
    busy += 1;
    try {
      const body = await readText(request);
      if (body === null) return reply(response, 400, "This is no ask.");
      const { status, words } = await answerDoor(deps, body);
      reply(response, status, words);
    } finally {
      busy -= 1;
    }
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      deps.log.error("panic-door-failed", { error: String(error) });
      if (!response.headersSent) reply(response, 503, "It could not be thrown. Try again.");
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
