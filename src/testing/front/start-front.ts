import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type FrontWeb, orderWebs } from "./front-web.ts";
import { lookAtWebs } from "./look-at-webs.ts";
import { type Passed, passOn } from "./pass-on.ts";

export type Front = {
  readonly port: number;
  readonly url: string;
  /** Requests that were asked of a second web because the first one had gone. */
  retried(): number;
  /** Those that no web answered. */
  unanswered(): number;
  stop(): Promise<void>;
};

/** May be asked of another web although this one may have begun with it. */
const IDEMPOTENT = new Set(["GET", "HEAD", "OPTIONS"]);

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const refuse = (outgoing: ServerResponse): void => {
  if (outgoing.headersSent) return void outgoing.destroy();
  outgoing
    .writeHead(502, { "content-type": "text/plain", "retry-after": "1" })
    .end("No web process answers.\n");
};

/**
 * What a balancer does, and no more: it asks every web whether it is ready, sends each request to one that is, and asks
 * another one where the first has gone. A request that may have been begun is repeated only where repeating cannot matter,
 * and one that moves money never is.
 */
export const startFront = async (ports: readonly number[], listenOn = 0): Promise<Front> => {
  const webs: readonly FrontWeb[] = ports.map((port) => ({ port, isReady: false }));
  const over = new AbortController();
  const counts = { turn: 0, retried: 0, unanswered: 0 };
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await bodyOf(incoming);
    const mayRepeat = IDEMPOTENT.has(incoming.method ?? "");
    counts.turn += 1;
    let last: Passed = "unsent";
    for (const [index, { port }] of orderWebs(webs, counts.turn).entries()) {
      if (index > 0) counts.retried += 1;
      last = await passOn(port, incoming, body, outgoing);
      if (last === "answered" || outgoing.destroyed) return;
      if (last === "lost" && !mayRepeat) break;
    }
    counts.unanswered += 1;
    refuse(outgoing);
  };
  const server = createServer((incoming, outgoing) => {
    // A caller that hung up in the middle of its body has no answer to get.
    pass(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(listenOn, "127.0.0.1", resolve));
  const looking = lookAtWebs(webs, over.signal);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    retried: () => counts.retried,
    unanswered: () => counts.unanswered,
    stop: async () => {
      over.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await looking;
    },
  };
};
