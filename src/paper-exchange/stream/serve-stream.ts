import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import type { Exchange } from "../exchange.ts";
import { createRateLimit } from "../http/rate-limit.ts";
import { answerFrame, MESSAGES_PER_SECOND } from "./answer-frame.ts";
import { publicationsOf } from "./present-event.ts";
import type { Session } from "./session.ts";

const MAX_FRAME = 64 * 1024;

/** Serves the stream at `/v1` on the server's own port. Returns what ends it. */
export function serveStream(server: Server, exchange: Exchange): () => void {
  const sockets = new Map<WebSocket, Session>();
  // Pongs are ours to send: a half-open connection must stay silent in every way.
  const hub = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME, autoPong: false });
  const silent = (): boolean => exchange.faults.has("half-open");

  server.on("upgrade", (request, socket, head) => {
    if (request.url?.split("?")[0] !== "/v1") {
      socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n");
      return;
    }
    hub.handleUpgrade(request, socket, head, (client) => welcome(client));
  });

  const welcome = (client: WebSocket): void => {
    const session: Session = { key: null, topics: new Set() };
    const limit = createRateLimit(MESSAGES_PER_SECOND, () => performance.now());
    sockets.set(client, session);
    client.on("close", () => sockets.delete(client));
    client.on("error", () => client.terminate());
    client.on("ping", (data) => {
      if (!silent()) client.pong(data);
    });
    client.on("message", (data) => {
      if (!silent()) client.send(answerFrame(exchange.world, session, limit, String(data)));
    });
  };

  exchange.onFault(({ kind }) => {
    if (kind === "socket-drop") for (const client of sockets.keys()) client.terminate();
  });

  exchange.onEvents({
    listens: () => sockets.size > 0 && !silent(),
    hear: (events) => {
      const heard = new Set([...sockets.values()].flatMap(({ topics }) => [...topics]));
      for (const event of events)
        for (const publication of publicationsOf(exchange, event, (topic) => heard.has(topic)))
          tell(sockets, publication);
    },
  });

  return () => {
    for (const client of sockets.keys()) client.terminate();
    hub.close();
  };
}

function tell(
  sockets: ReadonlyMap<WebSocket, Session>,
  { topic, accountId, data }: ReturnType<typeof publicationsOf>[number],
): void {
  let frame: string | null = null;
  for (const [client, session] of sockets) {
    if (!session.topics.has(topic)) continue;
    if (accountId !== null && session.key?.accountId !== accountId) continue;
    frame ??= JSON.stringify({ jsonrpc: "2.0", method: "subscription", params: { topic, data } });
    client.send(frame);
  }
}
