import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { WebhookPayload } from "#domain/notifications/webhook/webhook-payload.ts";

/** One request as it came. */
export type ReceivedHook = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly at: number;
};

/** How it answers: as it should, or as receivers do at times. */
export type HookAnswer =
  | { readonly kind: "take" }
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: "hang" }
  | { readonly kind: "hang-up" }
  | { readonly kind: "flood" };

const FLOOD = Buffer.alloc(256 * 1024, 0x61);

/** A program that listens for webhooks, on a port of this machine: a free one, or the one that is asked for. */
export const startWebhookReceiver = async (
  tls?: { readonly key: string; readonly cert: string },
  wantedPort = 0,
) => {
  const received: ReceivedHook[] = [];
  let answer: HookAnswer = { kind: "take" };
  let connections = 0;
  const listener: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { url = "/", headers } = request;
    received.push({ path: url, headers, body: Buffer.concat(chunks).toString(), at: Date.now() });
    switch (answer.kind) {
      case "take":
        return response.writeHead(204).end();
      case "status":
        return response.writeHead(answer.status, answer.headers).end("no");
      case "hang-up":
        return request.socket.destroy();
      case "flood": {
        response.writeHead(200);
        const pour = (): void => {
          while (response.writable && response.write(FLOOD));
          if (response.writable) response.once("drain", pour);
        };
        return pour();
      }
      case "hang":
        return undefined;
    }
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  server.on(tls === undefined ? "connection" : "secureConnection", () => {
    connections += 1;
  });
  server.listen(wantedPort, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    host: `127.0.0.1:${port}`,
    url: `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}/`,
    received,
    connections: () => connections,
    answers: (next: HookAnswer): void => {
      answer = next;
    },
    /** What was posted, each key once, and how often one came again. */
    payloads: (): readonly WebhookPayload[] => {
      const byKey = new Map(received.map(({ headers, body }) => [String(headers["idempotency-key"]), body]));
      return [...byKey.values()].map((body): WebhookPayload => JSON.parse(body));
    },
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
