import { once } from "node:events";
import { createServer, type RequestListener, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { type RecordingProxy, startRecordingProxy } from "./start-recording-proxy.ts";

const open: { server: Server; proxy: RecordingProxy }[] = [];
afterEach(async () => {
  for (const { server, proxy } of open.splice(0)) {
    await proxy.stop();
    server.closeAllConnections();
    server.close();
  }
});

const start = async (answer: RequestListener) => {
  const seen: Record<string, string> = {};
  const cookies: string[] = [];
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const proxy = await startRecordingProxy({
    onSeen: (kind, { place, bytes }) => {
      seen[`${kind}: ${place}`] = Buffer.from(bytes).toString("utf8");
    },
    onCookie: (name, value) => cookies.push(`${name}=${value}`),
  });
  open.push({ server, proxy });
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, method = "GET", body = "") => {
    const asked = request(proxy.url, {
      method,
      path: path.startsWith("http") ? path : `http://localhost:${port}${path}`,
      headers: { referer: "http://localhost/before?x" },
    });
    asked.end(body);
    return asked;
  };
  return { seen, cookies, ask, port, proxy: proxy.url };
};

const textOf = async (stream: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("latin1");
};

it("passes a request and its answer on unchanged, and records address, headers, cookies and the unpacked body", async () => {
  const { seen, cookies, ask } = await start(async (asked, response) => {
    const sent = await textOf(asked);
    response.setHeader("set-cookie", ["axisor.session=abc; Path=/; HttpOnly", "other=; Max-Age=0"]);
    response.setHeader("content-encoding", "gzip");
    response.statusCode = 201;
    response.end(gzipSync(`${asked.method} ${asked.url} ${sent}`));
  });
  const [response] = await once(ask("/a?b=c", "POST", "sent"), "response");
  expect(response.statusCode).toBe(201);
  expect(Buffer.from(await textOf(response), "latin1").equals(gzipSync("POST /a?b=c sent"))).toBe(true);
  expect(response.headers["set-cookie"]).toHaveLength(2);
  expect(seen["responses: POST /a · body"]).toBe("POST /a?b=c sent");
  expect(seen["responses: POST /a · content-encoding"]).toBe("gzip");
  expect(seen["addresses: POST /a"]).toMatch(/\/a\?b=c\nhttp:\/\/localhost\/before\?x$/);
  expect(cookies).toEqual(["axisor.session=abc"]);
});

it("lets a stream through as it comes, and records what came of one that was left", async () => {
  const { seen, ask } = await start((_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: first\n\n");
  });
  const asked = ask("/stream");
  const [response] = await once(asked, "response");
  const [first] = await once(response, "data");
  expect(String(first)).toBe("data: first\n\n");
  asked.destroy();
  await expect.poll(() => seen["responses: GET /stream · body"]).toBe("data: first\n\n");
});

it("hangs up where the server hangs up, and records what came before", async () => {
  const { seen, ask } = await start((_, response) => {
    const packed = gzipSync("half of it");
    response.writeHead(200, { "content-length": "100", "content-encoding": "gzip" });
    response.write(packed.subarray(0, packed.length - 8));
    setImmediate(() => response.destroy());
  });
  const [response] = await once(ask("/half"), "response");
  await expect(textOf(response)).rejects.toThrow("aborted");
  await expect.poll(() => seen["responses: GET /half · body"]).toBe("half of it");
});

it("records what comes through a tunnel like everything else", async () => {
  const { seen, port, proxy } = await start((_, response) => void response.end("told"));
  const socket = connect(Number(new URL(proxy).port), "127.0.0.1");
  socket.write(`CONNECT localhost:${port} HTTP/1.1\r\nhost: localhost:${port}\r\n\r\n`);
  await once(socket, "data");
  socket.write(`GET /in-it HTTP/1.1\r\nhost: localhost:${port}\r\nconnection: close\r\n\r\n`);
  expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 200 .*told/s);
  expect(seen["responses: GET /in-it · body"]).toBe("told");
});

it("leads nowhere but to this machine", async () => {
  const { ask } = await start((_, response) => void response.end());
  const [response] = await once(ask("http://example.org/"), "response");
  expect(response.statusCode).toBe(502);
});
