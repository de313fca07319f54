import { Agent, type ClientRequest, get } from "node:http";
import { gunzipSync } from "node:zlib";
import { PAGE_MARK } from "#domain/security/page-mark.ts";
import type { LoadUser } from "./load-job.ts";

/** Whoever waits longer has left. */
const PATIENCE_MS = 15_000;

export type Got = {
  /** Null where nothing whole came back. */
  readonly status: number | null;
  readonly hasRetryAfter: boolean;
  readonly ms: number;
  readonly bytes: number;
  /** What came, unpacked. */
  readonly text: () => string;
};

/** A browser keeps a few connections; all users together keep what they need at once. */
export const createWire = (port: number): Agent =>
  new Agent({ keepAlive: true, maxFreeSockets: 256, scheduling: "lifo", port } as ConstructorParameters<
    typeof Agent
  >[0]);

const headersOf = ({ cookie, address }: LoadUser, port: number) => ({
  host: `localhost:${port}`,
  cookie,
  "x-forwarded-for": address,
  "accept-encoding": "gzip",
  "accept-language": "en",
  "sec-fetch-site": "same-origin",
  [PAGE_MARK]: "1",
});

const unpacked = (parts: readonly Buffer[], encoding: string | undefined): string => {
  const whole = Buffer.concat(parts);
  return (encoding === "gzip" ? gunzipSync(whole) : whole).toString();
};

/** A connection that the server closed while nobody used it says so at once; later it is the answer that was broken off. */
const STALE_WITHIN_MS = 100;

const isStale = (request: ClientRequest, error: Error): boolean =>
  request.reusedSocket && "code" in error && error.code === "ECONNRESET";

type Try = { readonly began: number; readonly isAgain: boolean };

const send = (
  agent: Agent,
  port: number,
  path: string,
  user: LoadUser,
  { began, isAgain }: Try,
): Promise<Got> =>
  new Promise((resolve) => {
    const since = (): number => performance.now() - began;
    const lost = (): void =>
      resolve({ status: null, hasRetryAfter: false, ms: since(), bytes: 0, text: () => "" });
    const request = get(
      { ...{ agent, port, path, host: "127.0.0.1", headers: headersOf(user, port) } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => void parts.push(part));
        answer.once("error", lost);
        answer.once("end", () =>
          resolve({
            status: answer.statusCode ?? null,
            hasRetryAfter: /^\d+$/.test(answer.headers["retry-after"] ?? ""),
            ms: since(),
            bytes: parts.reduce((total, part) => total + part.length, 0),
            text: () => unpacked(parts, answer.headers["content-encoding"]),
          }),
        );
      },
    );
    request.setTimeout(PATIENCE_MS, () => request.destroy());
    request.once("error", (error) => {
      if (!isAgain && since() < STALE_WITHIN_MS && isStale(request, error))
        resolve(send(agent, port, path, user, { began, isAgain: true }));
      else lost();
    });
  });

/**
 * Asks for something as a page does, and waits for all of it; once more on another connection, as browsers do, where the one it
 * was sent on was closed before. Never rejects.
 */
export const sendRequest = (agent: Agent, port: number, path: string, user: LoadUser): Promise<Got> =>
  send(agent, port, path, user, { began: performance.now(), isAgain: false });
