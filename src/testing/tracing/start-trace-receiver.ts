import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as it came. */
export type ReceivedTrace = { readonly path: string; readonly type: string; readonly body: string };

/** A program that takes OTLP over HTTP, on a free port of this machine. */
export const startTraceReceiver = async () => {
  const received: ReceivedTrace[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { url = "/", headers } = request;
    const type = headers["content-type"] ?? "";
    received.push({ path: `${request.method} ${url}`, type, body: Buffer.concat(chunks).toString() });
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    received,
    stop: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
