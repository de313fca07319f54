import { WebSocket } from "ws";
import { z } from "zod";
import { fail, ok, type Result } from "#domain/result.ts";

/** `refused`: the exchange answered with an error. `lost`: no answer came. */
export type RpcFailure = { readonly kind: "refused" | "lost"; readonly message: string };

export type RpcSocket = {
  request(method: string, params?: Readonly<Record<string, unknown>>): Promise<Result<unknown, RpcFailure>>;
  close(): void;
};

export type RpcSocketOptions = {
  readonly url: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly onOpen: (socket: RpcSocket) => void;
  /** A topic's data, unparsed. */
  readonly onData?: (topic: string, data: unknown) => void;
  /** Called once, whoever ended it; nothing is called afterwards. */
  readonly onClose: (reason: string) => void;
};

const frame = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string().catch("no reason given") }).nullish(),
  method: z.string().nullish(),
  params: z.object({ topic: z.string(), data: z.unknown().optional() }).nullish().catch(null),
});

const readFrame = (text: string): z.output<typeof frame> | null => {
  try {
    return frame.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

type Settle = (answer: Result<unknown, RpcFailure>) => void;

const lost = (message: string) => fail<RpcFailure>({ kind: "lost", message });

/** One connection to the exchange's JSON-RPC stream; frames that make no sense are passed over. Ids are strings. */
export const openRpcSocket = (options: RpcSocketOptions): RpcSocket => {
  const { url, timeoutMs, maxBytes } = options;
  const waiting = new Map<string, Settle>();
  let lastId = 0;
  let isOver = false;
  const ws = new WebSocket(url, {
    handshakeTimeout: timeoutMs,
    maxPayload: maxBytes,
    perMessageDeflate: false,
  });

  const end = (reason: string) => {
    if (isOver) return;
    isOver = true;
    ws.terminate();
    for (const settle of [...waiting.values()]) settle(lost(reason));
    options.onClose(reason);
  };

  const request: RpcSocket["request"] = (method, params) =>
    new Promise((resolve) => {
      if (isOver || ws.readyState !== WebSocket.OPEN) return resolve(lost("the stream is not connected"));
      lastId += 1;
      const id = String(lastId);
      const settle: Settle = (answer) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(answer);
      };
      const timer = setTimeout(
        () => settle(lost(`no answer to ${method} within ${timeoutMs} ms`)),
        timeoutMs,
      );
      waiting.set(id, settle);
      ws.send(JSON.stringify({ jsonrpc: "2.0", id, method, ...(params === undefined ? {} : { params }) }));
    });

  const receive = (text: string) => {
    const received = readFrame(text);
    if (received === null || isOver) return;
    if (received.method === "subscription" && received.params != null) {
      options.onData?.(received.params.topic, received.params.data);
      return;
    }
    const settle = received.id == null ? undefined : waiting.get(String(received.id));
    if (received.error == null) settle?.(ok(received.result));
    else settle?.(fail({ kind: "refused", message: received.error.message }));
  };

  const socket: RpcSocket = { request, close: () => end("closed by us") };
  ws.on("open", () => options.onOpen(socket));
  ws.on("message", (data) => receive(String(data)));
  ws.on("error", (error) => end(`the stream failed (${error.message})`));
  ws.on("close", (code) => end(`the stream was closed (${code})`));
  return socket;
};
