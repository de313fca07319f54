import { openRpcSocket, type RpcSocket } from "./open-rpc-socket.ts";
import type { StreamSettings } from "./stream-settings.ts";

/** A connection that ends itself when it falls silent. */
export type LiveSocket = Pick<RpcSocket, "request" | "close"> & {
  /** Something was heard that only a living connection says. */
  alive(): void;
  /** Ends it for a reason of ours. */
  leave(reason: string): void;
};

export type LiveHandlers = {
  readonly onOpen: (socket: LiveSocket) => void;
  /** A topic's data, unparsed; it counts as a sign of life only where `alive` is called. */
  readonly onData: (topic: string, data: unknown, socket: LiveSocket) => void;
  readonly onPong?: () => void;
  /** Called once, whoever ended it; nothing is called afterwards. */
  readonly onClose: (reason: string) => void;
};

/** One connection to the stream, pinged from time to time and left when nothing answers. */
export const openLiveSocket = (settings: StreamSettings, on: LiveHandlers): LiveSocket => {
  let leftFor: string | null = null;
  let pinging: NodeJS.Timeout | undefined;
  const leave = (reason: string) => {
    leftFor = reason;
    socket.close();
  };
  const silence = setTimeout(() => leave(`silent for ${settings.silenceMs} ms`), settings.silenceMs);
  const alive = () => void silence.refresh();
  const ping = async () => {
    const answer = await socket.request("ping");
    if (!answer.ok) return;
    alive();
    on.onPong?.();
  };
  const socket = openRpcSocket({
    ...settings,
    onOpen: () => {
      alive();
      pinging = setInterval(() => void ping(), settings.pingEveryMs);
      on.onOpen(live);
    },
    onData: (topic, data) => on.onData(topic, data, live),
    onClose: (reason) => {
      clearTimeout(silence);
      clearInterval(pinging);
      on.onClose(leftFor ?? reason);
    },
  });
  const live: LiveSocket = { request: socket.request, close: socket.close, alive, leave };
  return live;
};
