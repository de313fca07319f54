import { createECDH, randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  createServer as createHttp,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";
import { type BrowserKeys, decryptPush, readVapid } from "./open-push.ts";

/** A push as the browser got it: decrypted, and from whom it is. */
export type ReceivedPush = {
  readonly endpoint: string;
  /** The payload's JSON, parsed. */
  readonly payload: unknown;
  readonly bytes: number;
  readonly ttl: number;
  readonly urgency: string;
  readonly topic: string;
  readonly vapid: { readonly aud: string; readonly exp: number; readonly sub: string };
};

/** What can be wrong with it; `busy` asks for 30 s of patience, and `redirects` names another address of its own. */
export type PushFault = "gone" | "missing" | "busy" | "broken" | "hangs" | "down" | "redirects" | "refuses";

/** What a browser hands on when it subscribed. */
type Subscription = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

/** A push service on loopback, and the browsers that subscribed with it. */
export type PushStandIn = {
  readonly origin: string;
  /** `host:port`, as settings name it. */
  readonly place: string;
  /** A browser subscribes to whoever holds this VAPID key, base64url. */
  subscribe(publicKey: string): Subscription;
  /** The browser ends its subscription: 410 from then on. */
  unsubscribe(endpoint: string): void;
  /** In the order in which they came. */
  received(): readonly ReceivedPush[];
  /** Paths that were asked for beside subscriptions. */
  readonly strayed: readonly string[];
  /** Switches a fault on, or all of them off with null. */
  setFault(fault: PushFault | null): void;
  stop(): Promise<void>;
};

type Browser = BrowserKeys & { readonly publicKey: string };

/** What services take, with the encryption. */
const LARGEST = 4_096;
const DAY_S = 24 * 60 * 60;

const FAULT_STATUS: Readonly<Record<Exclude<PushFault, "hangs" | "down">, number>> = {
  gone: 410,
  missing: 404,
  busy: 429,
  broken: 500,
  redirects: 307,
  refuses: 403,
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const headerOf = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? "");

/** Listens on 127.0.0.1, on a free port where none is asked for; by https where it is given a certificate, both PEM. */
export const startPushService = async (
  options: {
    readonly certificate?: { readonly key: string; readonly cert: string };
    readonly port?: number;
  } = {},
): Promise<PushStandIn> => {
  const browsers = new Map<string, Browser>();
  const received: ReceivedPush[] = [];
  const strayed: string[] = [];
  let fault: PushFault | null = null;
  let origin = "";

  /** As a real one answers: 201 once it is in the browser's hands, which here is at once. */
  const take = (request: IncomingMessage, body: Buffer): number => {
    const endpoint = `${origin}${request.url}`;
    const browser = browsers.get(endpoint);
    if (browser === undefined) return 410;
    const vapid = readVapid(headerOf(request, "authorization"), browser.publicKey);
    const nowS = Date.now() / 1_000;
    const isOurs = vapid?.aud === origin && vapid.exp > nowS && vapid.exp <= nowS + DAY_S;
    if (vapid === null || !isOurs) return 403;
    if (body.length > LARGEST) return 413;
    if (request.headers["content-encoding"] !== "aes128gcm" || !/^\d+$/.test(headerOf(request, "ttl")))
      return 400;
    received.push({
      endpoint,
      payload: JSON.parse(decryptPush(body, browser)),
      bytes: body.length,
      ttl: Number(request.headers.ttl),
      urgency: headerOf(request, "urgency"),
      topic: headerOf(request, "topic"),
      vapid,
    });
    return 201;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (fault === "hangs") return;
    if (fault === "down") return void request.socket.destroy();
    const body = await bodyOf(request);
    if (!request.url?.startsWith("/push/")) {
      strayed.push(request.url ?? "");
      return void response.writeHead(201).end();
    }
    const status = fault === null ? take(request, body) : FAULT_STATUS[fault];
    if (status === 429) response.setHeader("Retry-After", "30");
    if (status === 307) response.setHeader("Location", `${origin}/elsewhere`);
    response.writeHead(status).end();
  };

  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch(() => response.writeHead(400).end());
  };
  const { certificate } = options;
  const server: Server = certificate === undefined ? createHttp(listen) : createHttps(certificate, listen);
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  origin = `${certificate === undefined ? "http" : "https"}://${place}`;

  return {
    origin,
    place,
    subscribe(publicKey) {
      const curve = createECDH("prime256v1");
      const p256dh = curve.generateKeys("base64url");
      const auth = randomBytes(16);
      const endpoint = `${origin}/push/${randomBytes(16).toString("base64url")}`;
      browsers.set(endpoint, { curve, auth, publicKey });
      return { endpoint, p256dh, auth: auth.toString("base64url") };
    },
    unsubscribe: (endpoint) => void browsers.delete(endpoint),
    received: () => [...received],
    strayed,
    setFault: (next) => {
      fault = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
