import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { IncomingMessage, Server } from "node:http";
import { Socket } from "node:net";

/** How long a new connection may take to its first whole head, and a request after its head to a whole body. */
export type Patience = { readonly headMs: number; readonly bodyMs: number };

/** A route cuts a body off with an answer after 10 s; this is for what no route reads. */
export const PATIENCE: Patience = { headMs: 10_000, bodyMs: 15_000 };

type Parts = { readonly socket?: unknown; readonly request?: unknown; readonly server?: unknown };

const partsOf = (message: unknown): Parts => (typeof message === "object" && message !== null ? message : {});

const isWithoutBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) === 0;

/** Ends the socket after so long unless `isFine` by then; one timer a socket. */
function createTimers() {
  const timers = new WeakMap<Socket, NodeJS.Timeout>();
  const disarm = (socket: Socket) => clearTimeout(timers.get(socket));
  const arm = (socket: Socket, ms: number, isFine: () => boolean) => {
    disarm(socket);
    const look = () => {
      if (!isFine()) socket.destroy();
    };
    timers.set(socket, setTimeout(look, ms).unref());
  };
  return { arm, disarm };
}

/**
 * Hangs up on whoever sends so slowly that it only holds a socket. Node waits a minute for a head and five for a body, and
 * looks twice a minute: two thousand sockets that send a byte now and then would be two thousand sockets gone.
 * @returns what ends it.
 */
export function hangUpOnSlow({ headMs, bodyMs }: Patience): () => void {
  const { arm, disarm } = createTimers();
  const onSocket = (message: unknown) => {
    const { socket } = partsOf(message);
    if (!(socket instanceof Socket)) return;
    arm(socket, headMs, () => false);
    socket.once("close", () => disarm(socket));
  };
  const onRequest = (message: unknown) => {
    const { request, server } = partsOf(message);
    if (!(request instanceof IncomingMessage)) return;
    // For the heads that follow on the same connection; a proxy may keep that open for as long as it likes.
    if (server instanceof Server) server.headersTimeout = headMs;
    if (isWithoutBody(request)) disarm(request.socket);
    else arm(request.socket, bodyMs, () => request.complete);
  };
  subscribe("net.server.socket", onSocket);
  subscribe("http.server.request.start", onRequest);
  return () => {
    unsubscribe("net.server.socket", onSocket);
    unsubscribe("http.server.request.start", onRequest);
  };
}
