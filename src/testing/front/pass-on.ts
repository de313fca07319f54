import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";

/** What became of a request at one web: answered, or why not; `unsent` where that web cannot have begun with it. */
export type Passed = "answered" | "unsent" | "lost";

/** Headers of one wire, which no proxy passes on. */
const OF_THE_WIRE = new Set(["connection", "keep-alive", "transfer-encoding", "upgrade", "te", "trailer"]);

const passedOn = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_THE_WIRE.has(name)));

const HANG_UP = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"]);

/** Nobody listened, so nothing was sent. */
const isUnsent = (error: unknown): boolean =>
  error instanceof Error && "code" in error && typeof error.code === "string" && HANG_UP.has(error.code);

/**
 * Asks one web, over a connection of its own, and passes its answer on as it comes: heads at once, so that a stream begins
 * when its web begins it. An answer that was begun is never taken back: where its web goes, its reader sees it break.
 */
export const passOn = (
  port: number,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
): Promise<Passed> =>
  new Promise((resolve) => {
    const asked = request({
      ...{ host: "127.0.0.1", port, method: incoming.method, path: incoming.url, agent: false },
      headers: { ...passedOn(incoming.headers), "content-length": body.length, connection: "close" },
    });
    const leave = (): void => void asked.destroy();
    outgoing.once("close", leave);
    asked.once("error", (error) => {
      outgoing.off("close", leave);
      if (!outgoing.headersSent) return resolve(isUnsent(error) ? "unsent" : "lost");
      outgoing.destroy();
      resolve("answered");
    });
    asked.once("response", (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, passedOn(answer.headers));
      outgoing.flushHeaders();
      answer.on("data", (chunk) => void outgoing.write(chunk));
      answer.once("end", () => void outgoing.end());
      answer.once("error", () => void outgoing.destroy());
      answer.once("close", () => resolve("answered"));
    });
    asked.end(body);
  });
