import type { StreamSettings } from "./stream-settings.ts";

/** What a connection tells of itself. */
export type ConnectionEvents = {
  /** It was heard and serves what we asked for. */
  readonly onUp: () => void;
  /** It does what it is for, so the next break is the first one again. */
  readonly onUseful: () => void;
  readonly onClose: (reason: string) => void;
  /** It was refused: the next attempt waits long. Told before it closes. */
  readonly onRefused: () => void;
};

export type Listener = { readonly onUp: () => void; readonly onDown: (reason: string) => void };

/**
 * Keeps a connection for ever, with growing, jittered waits between attempts. The listener is told once per change; a
 * connection that serves and is cut at once does not shorten the waits.
 */
export const keepConnected = (
  settings: Pick<StreamSettings, "firstRetryMs" | "longestRetryMs" | "refusedRetryMs" | "random">,
  listener: Listener,
  connect: (on: ConnectionEvents) => { close(): void },
): { stop(): void } => {
  let state: "starting" | "up" | "down" = "starting";
  let failures = 0;
  let isRefused = false;
  let isStopped = false;
  let retry: NodeJS.Timeout | undefined;
  let connection: { close(): void };
  const waitMs = (): number => {
    const growing = Math.min(settings.longestRetryMs, settings.firstRetryMs * 2 ** failures);
    return (isRefused ? settings.refusedRetryMs : growing) * (0.5 + settings.random() / 2);
  };
  const open = () => {
    isRefused = false;
    connection = connect({
      onUp: () => {
        if (state !== "up") listener.onUp();
        state = "up";
      },
      onUseful: () => {
        failures = 0;
      },
      onRefused: () => {
        isRefused = true;
      },
      onClose: (reason) => {
        if (isStopped) return;
        if (state !== "down") listener.onDown(reason);
        state = "down";
        retry = setTimeout(open, waitMs());
        failures += 1;
      },
    });
  };
  open();
  return {
    stop() {
      isStopped = true;
      clearTimeout(retry);
      connection.close();
    },
  };
};
