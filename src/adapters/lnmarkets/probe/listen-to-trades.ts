import { z } from "zod";
import { fail, ok, type Result } from "#domain/result.ts";
import type { Answer, ExchangeFailure, OpenCredential } from "#ports/exchange.ts";
import type { ProbeStream, TradeEvent } from "#ports/probe-desk.ts";
import { shorten } from "../shorten.ts";
import { openRpcSocket, type RpcSocket } from "../stream/open-rpc-socket.ts";
import { signLogin } from "../stream/sign-in.ts";

export type ListenOptions = {
  /** Such as wss://stream.lnmarkets.com/v1. */
  readonly url: string;
  readonly credential: OpenCredential;
  readonly signedAt: number;
  readonly timeoutMs: number;
  readonly maxBytes: number;
};

const TOPIC = "futures/inverse/btc_usd/isolated/trades";
const permissions = z.object({ permissions: z.array(z.string()) });
const event = z.object({
  event: z.string(),
  trade: z.object({ id: z.string() }).nullish().catch(null),
});

const unavailable = (why: string): ExchangeFailure => ({
  kind: "unavailable",
  message: `The stream cannot be listened to: ${why}.`,
  raw: "",
});

const askPermissions = async (
  socket: RpcSocket,
  method: string,
  params?: Readonly<Record<string, unknown>>,
): Promise<Result<readonly string[], string>> => {
  const answer = await socket.request(method, params);
  if (!answer.ok) return fail(answer.failure.message);
  const parsed = permissions.safeParse(answer.value);
  return parsed.success ? ok(parsed.data.permissions) : fail(`${method} was answered in another shape`);
};

const readEvent = (data: unknown): TradeEvent | null => {
  const parsed = event.safeParse(data);
  return parsed.success ? { event: parsed.data.event, tradeId: parsed.data.trade?.id ?? null } : null;
};

const join = async (
  socket: RpcSocket,
  options: ListenOptions,
  heard: readonly TradeEvent[],
): Promise<Result<ProbeStream, string>> => {
  const login = signLogin(options.credential, options.signedAt);
  const authenticate = await askPermissions(socket, "authenticate", login);
  if (!authenticate.ok) return authenticate;
  const whoami = await askPermissions(socket, "whoami");
  if (!whoami.ok) return whoami;
  const subscribed = await socket.request("subscribe", { topics: [TOPIC] });
  return ok({
    permissions: { authenticate: authenticate.value, whoami: whoami.value },
    refusal: subscribed.ok ? null : shorten(options.credential.blacken(subscribed.failure.message)),
    events: async () => {
      // Frames of one connection keep their order: what was sent before the answer has arrived with it.
      await socket.request("ping");
      return [...heard];
    },
    close: () => socket.close(),
  });
};

/** Signs in to the stream, asks both calls that know it what the key may do, and notes what happens to isolated trades. */
export const listenToTrades = (options: ListenOptions): Answer<ProbeStream> =>
  new Promise((resolve, reject) => {
    const { url, timeoutMs, maxBytes, credential } = options;
    const heard: TradeEvent[] = [];
    const refuse = (why: string) => resolve(fail(unavailable(shorten(credential.blacken(why)))));
    openRpcSocket({
      url,
      timeoutMs,
      maxBytes,
      onOpen: (socket) => {
        join(socket, options, heard).then((joined) => {
          if (joined.ok) return resolve(joined);
          refuse(joined.failure);
          socket.close();
        }, reject);
      },
      onData: (topic, data) => {
        const read = topic === TOPIC ? readEvent(data) : null;
        if (read !== null) heard.push(read);
      },
      onClose: refuse,
    });
  });
