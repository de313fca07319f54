import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { RedisError, type RedisReply } from "./read-reply.ts";
import { openRedisConnection, type RedisConnection } from "./redis-connection.ts";

/**
 * What is wrong with it. `refuse`: hangs up. `hang`: takes requests and never answers. `slow`: answers two seconds late.
 * The rest answers at once, and wrong: with an error, a page, nothing, another type, numbers that cannot be, or a plain yes
 * or no to everybody.
 */
export const BRIDGE_FAULTS = [
  "refuse",
  "hang",
  "slow",
  "error",
  "page",
  "empty",
  "text",
  "half",
  "other-limit",
  "fraction",
  "yes",
  "no",
] as const;
export type BridgeFault = (typeof BRIDGE_FAULTS)[number];

export type RedisBridge = {
  readonly url: string;
  readonly token: string;
  fault: BridgeFault | null;
  /** How many requests reached it, answered or not. */
  asked: number;
  stop(): Promise<void>;
};

const SLOW_MS = 2_000;

/** What a rate limiter is told instead of the truth, by the limit it asked about. */
const LIES = {
  empty: () => ({}),
  text: () => ({ result: "T0s=" }),
  half: () => ({ result: [3] }),
  "other-limit": (limit: number) => ({ result: [5, limit + 1] }),
  fraction: (limit: number) => ({ result: [0.5, limit] }),
  yes: (limit: number) => ({ result: [limit - 1, limit] }),
  no: (limit: number) => ({ result: [-1, limit] }),
} satisfies Partial<Record<BridgeFault, (limit: number) => unknown>>;

const isLie = (fault: BridgeFault): fault is keyof typeof LIES => fault in LIES;

/** Of a script's arguments the limit comes first, after the keys. */
function lieTo(fault: keyof typeof LIES, command: unknown): unknown {
  const parts = toCommand(command);
  return LIES[fault](Number(parts[3 + Number(parts[2])]));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return JSON.parse(body);
}

function toCommand(value: unknown): string[] {
  if (!Array.isArray(value)) throw new Error("a command is a JSON array");
  return value.map((part) => (part === null ? "" : String(part)));
}

/** Upstash answers texts in base64 when asked to, because JSON cannot carry every byte; "OK" stays as it is. */
function inBase64(reply: RedisReply): unknown {
  if (typeof reply === "string") return reply === "OK" ? reply : Buffer.from(reply).toString("base64");
  return Array.isArray(reply) ? reply.map(inBase64) : reply;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

type Answered = { readonly result: unknown } | { readonly error: string };

async function run(connection: RedisConnection, command: unknown, base64: boolean): Promise<Answered> {
  const reply = await connection.send(toCommand(command));
  if (reply instanceof RedisError) return { error: reply.message };
  return { result: base64 ? inBase64(reply) : reply };
}

/** Speaks Upstash's REST protocol on loopback, one command or a pipeline, and asks a real redis-server. */
export async function startRedisBridge(redisUrl: string): Promise<RedisBridge> {
  const connection = openRedisConnection(redisUrl);
  const token = "bridge-token";
  const bridge: Pick<RedisBridge, "fault" | "asked"> = { fault: null, asked: 0 };
  const server = createServer(async (request, response) => {
    bridge.asked += 1;
    const { fault } = bridge;
    if (fault === "refuse") return void request.socket.destroy();
    if (fault === "hang") return;
    if (fault === "slow") await sleep(SLOW_MS);
    if (fault === "error") return answer(response, 500, { error: "LOADING Redis is loading the dataset" });
    if (fault === "page") return void response.end("<html>Welcome to nginx!</html>");
    if (request.headers.authorization !== `Bearer ${token}`) {
      return answer(response, 401, { error: "WRONGPASS invalid or missing auth token" });
    }
    try {
      const base64 = request.headers["upstash-encoding"] === "base64";
      const body = await readJson(request);
      if (fault !== null && isLie(fault)) {
        const inLine = request.url === "/pipeline" && Array.isArray(body);
        const lies = inLine ? body.map((command) => lieTo(fault, command)) : lieTo(fault, body);
        return answer(response, 200, lies);
      }
      if (request.url === "/pipeline" && Array.isArray(body)) {
        const answers = await Promise.all(body.map((command) => run(connection, command, base64)));
        return answer(response, 200, answers);
      }
      const answered = await run(connection, body, base64);
      return answer(response, "error" in answered ? 400 : 200, answered);
    } catch (error) {
      return answer(response, 500, { error: String(error) });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return Object.assign(bridge, {
    url: `http://127.0.0.1:${port}`,
    token,
    stop: async () => {
      connection.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
