import { createHash } from "node:crypto";
import { once } from "node:events";
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { brotliDecompressSync, constants, gunzipSync, inflateSync, zstdDecompressSync } from "node:zlib";
import type { SeenKind } from "./seen-notes.ts";
import type { Piece } from "./sink.ts";

export type RecordingProxy = { readonly url: string; stop(): Promise<void> };

export type Recorder = {
  /** Everything that passes, once for each place. */
  readonly onSeen: (kind: SeenKind, piece: Piece) => void;
  /** Each cookie that an answer sets. */
  readonly onCookie: (name: string, value: string) => void;
};

/** These speak of one connection, and there are two here. */
const OF_THE_CONNECTION = new Set([
  "connection",
  "proxy-connection",
  "keep-alive",
  "transfer-encoding",
  "te",
  "upgrade",
]);
/** Of a body that broke off, what came of it. */
const SO_FAR = { finishFlush: constants.Z_SYNC_FLUSH };
const UNPACK: Readonly<Record<string, (packed: Buffer) => Buffer>> = {
  gzip: (packed) => gunzipSync(packed, SO_FAR),
  br: (packed) => brotliDecompressSync(packed, { finishFlush: constants.BROTLI_OPERATION_FLUSH }),
  deflate: (packed) => inflateSync(packed, SO_FAR),
  zstd: (packed) => zstdDecompressSync(packed),
};
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

function passedOn(raw: readonly string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const [name = "", value = ""] = raw.slice(index, index + 2);
    if (!OF_THE_CONNECTION.has(name.toLowerCase())) kept.push(name, value);
  }
  return kept;
}

/** A body that is not packed as it says is searched as it came. */
function unpacked(body: Buffer, encoding: string | undefined): Buffer {
  const unpack = UNPACK[encoding ?? ""];
  if (unpack === undefined || body.length === 0) return body;
  try {
    return unpack(body);
  } catch {
    return body;
  }
}

/** Bodies are often the same: each is kept once for each place. */
function onceEach(record: Recorder["onSeen"]): Recorder["onSeen"] {
  const known = new Set<string>();
  return (kind, piece) => {
    const digest = createHash("sha256").update(`${kind}\0${piece.place}\0`).update(piece.bytes).digest("hex");
    if (known.has(digest)) return;
    known.add(digest);
    record(kind, piece);
  };
}

function noteHead(place: string, raw: readonly string[], recorder: Recorder): void {
  for (let index = 0; index < raw.length; index += 2) {
    const [name = "", value = ""] = raw.slice(index, index + 2);
    recorder.onSeen("responses", {
      place: `${place} · ${name.toLowerCase()}`,
      bytes: Buffer.from(value, "latin1"),
    });
    if (name.toLowerCase() !== "set-cookie") continue;
    const [, cookie = "", content = ""] = /^([^=;]+)=([^;]*)/.exec(value) ?? [];
    if (content !== "") recorder.onCookie(cookie, content);
  }
}

function noteAddress(place: string, request: IncomingMessage, recorder: Recorder): void {
  const { referer = "" } = request.headers;
  const bytes = Buffer.from(`${request.url ?? ""}\n${referer}`, "utf8");
  recorder.onSeen("addresses", { place, bytes });
}

async function passOn(request: IncomingMessage, response: ServerResponse, recorder: Recorder): Promise<void> {
  const url = new URL(request.url ?? "", `http://${request.headers.host ?? "nowhere.invalid"}`);
  if (!LOOPBACK.has(url.hostname)) return void response.writeHead(502).end();
  const place = `${request.method} ${url.pathname}`;
  noteAddress(place, request, recorder);
  const upstream = ask({
    host: url.hostname === "localhost" ? "127.0.0.1" : url.hostname,
    port: url.port,
    method: request.method,
    path: `${url.pathname}${url.search}`,
    headers: passedOn(request.rawHeaders),
    agent: false,
  });
  // Whoever leaves early, at either end, takes the other along.
  response.once("close", () => upstream.destroy());
  upstream.on("error", () => response.destroy());
  request.pipe(upstream);
  const [answer] = (await once(upstream, "response")) as [IncomingMessage];
  noteHead(place, answer.rawHeaders, recorder);
  response.sendDate = false;
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, passedOn(answer.rawHeaders));
  response.flushHeaders();
  const chunks: Buffer[] = [];
  answer.on("data", (chunk: Buffer) => chunks.push(chunk));
  answer.once("close", () => {
    const body = unpacked(Buffer.concat(chunks), answer.headers["content-encoding"]);
    recorder.onSeen("responses", { place: `${place} · body`, bytes: body });
    if (!answer.complete) response.destroy();
  });
  answer.pipe(response);
}

/**
 * Stands between a browser and a product on this machine and changes nothing: addresses stay as they are, streams stay
 * streams. What passes is recorded on the wire, where nothing a page does can hide it. Leads nowhere else.
 */
export async function startRecordingProxy(recorder: Recorder): Promise<RecordingProxy> {
  const recording = { ...recorder, onSeen: onceEach(recorder.onSeen) };
  const server = createServer((request, response) => {
    passOn(request, response, recording).catch(() => response.destroy());
  });
  // Who asks for a tunnel says in it what others say at once.
  server.on("connect", (_, socket: Duplex, head: Buffer) => {
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    if (head.length > 0) socket.unshift(head);
    server.emit("connection", socket);
  });
  server.requestTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
