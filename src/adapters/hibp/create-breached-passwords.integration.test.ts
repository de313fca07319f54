import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBreachedPasswords } from "./create-breached-passwords.ts";

const LEAKED = "a leaked pass phrase";
const KEPT = "a pass phrase nobody lost";

const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex").toUpperCase();

let server: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const asked: string[] = [];

/** The range protocol: suffixes of a prefix, each with how often it was seen; padding is seen zero times. */
const range = (request: IncomingMessage, response: ServerResponse): void => {
  const prefix = /\/range\/([0-9A-F]{5})/.exec(request.url ?? "")?.[1];
  const ours = [LEAKED, KEPT].map(sha1).filter((digest) => digest.startsWith(prefix ?? "none"));
  const lines = ours.map((digest) => `${digest.slice(5)}:${digest === sha1(LEAKED) ? 42 : 0}`);
  response.end([`${"0".repeat(35)}:3`, ...lines].join("\r\n"));
};

const urlOf = (): string => {
  const address = server.address();
  return typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
};

beforeEach(async () => {
  asked.length = 0;
  answer = range;
  server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers["add-padding"]}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe("the list of breached passwords", () => {
  test("knows what leaked, and takes padding for what it is", async () => {
    const list = createBreachedPasswords({ baseUrl: urlOf() });
    expect(await list.isBreached(LEAKED)).toEqual({ ok: true, value: true });
    expect(await list.isBreached(KEPT)).toEqual({ ok: true, value: false });
    expect(await list.isBreached("another pass phrase")).toEqual({ ok: true, value: false });
  });

  test("is told five digits of a digest and nothing else", async () => {
    await createBreachedPasswords({ baseUrl: urlOf() }).isBreached(LEAKED);
    expect(asked).toEqual([`/range/${sha1(LEAKED).slice(0, 5)}?mode=sha1 true`]);
  });

  test("that answers with an error, with silence or not at all is away, which is no verdict", async () => {
    answer = (_, response) => void response.writeHead(503).end();
    const away = { ok: false, failure: { kind: "unavailable", message: expect.any(String) } };
    expect(await createBreachedPasswords({ baseUrl: urlOf() }).isBreached(LEAKED)).toEqual(away);
    answer = () => undefined;
    const impatient = createBreachedPasswords({ baseUrl: urlOf(), timeoutMs: 50 });
    expect(await impatient.isBreached(LEAKED)).toEqual(away);
    const nobody = createBreachedPasswords({ baseUrl: "http://127.0.0.1:9" });
    expect(await nobody.isBreached(LEAKED)).toEqual(away);
  });
});
