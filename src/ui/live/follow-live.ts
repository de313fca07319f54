import type { LiveMessage, PriceTold } from "./live-message.ts";

/** The lock that the tab holds which listens for all of them, and the channel it passes things on by. */
const NAME = "axisor-live";
const STREAM = "/api/stream";

/** What is used of the browser, and no more. */
export type LiveParts = {
  readonly locks: {
    request(
      name: string,
      options: { readonly signal: AbortSignal },
      work: () => Promise<void>,
    ): Promise<void>;
  };
  readonly channel: {
    onmessage: ((event: MessageEvent<LiveMessage>) => void) | null;
    postMessage(message: LiveMessage): void;
    close(): void;
  };
  readonly openSource: (url: string) => {
    addEventListener(name: string, listen: (event: MessageEvent<string>) => void): void;
    close(): void;
    readonly readyState: number;
  };
};

/** A break that is mended sooner is none: streams end now and then, to be asked again who listens. */
const DOWN_AFTER_MS = 5_000;
/** A browser comes back by itself, but not after it was refused. */
const ASK_AGAIN_MS = 30_000;
const CLOSED = 2;

/** Null where a browser has not all of it: then pages poll. */
export const browserParts = (): LiveParts | null => {
  if (typeof EventSource === "undefined" || typeof BroadcastChannel === "undefined") return null;
  if (navigator.locks === undefined) return null;
  return {
    locks: navigator.locks,
    channel: new BroadcastChannel(NAME),
    openSource: (url) => new EventSource(url),
  };
};

/** Listens to the stream for every tab of this browser, until `signal`; a break is mended by the browser itself. */
const lead = (parts: LiveParts, hear: (message: LiveMessage) => void, signal: AbortSignal): Promise<void> => {
  let isUp = false;
  const pass = (message: LiveMessage) => {
    hear(message);
    parts.channel.postMessage(message);
  };
  const turn = (up: boolean) => {
    if (isUp === up) return;
    isUp = up;
    pass({ kind: up ? "up" : "down" });
  };
  parts.channel.onmessage = ({ data }) => {
    if (data.kind === "who") parts.channel.postMessage({ kind: isUp ? "up" : "down" });
  };
  let closing: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = (): ReturnType<LiveParts["openSource"]> => {
    const opened = parts.openSource(STREAM);
    opened.addEventListener("open", () => {
      clearTimeout(closing);
      closing = undefined;
      turn(true);
    });
    opened.addEventListener("error", () => {
      // Counted from the first: every try that fails is another error.
      closing ??= setTimeout(() => turn(false), DOWN_AFTER_MS);
      if (opened.readyState !== CLOSED) return;
      clearTimeout(again);
      again = setTimeout(() => {
        source = open();
      }, ASK_AGAIN_MS);
    });
    opened.addEventListener("price", (event) => {
      const price: PriceTold = JSON.parse(event.data);
      pass({ kind: "price", price });
    });
    opened.addEventListener("changed", () => pass({ kind: "changed" }));
    opened.addEventListener("here", () => pass({ kind: "here" }));
    return opened;
  };
  let source = open();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(closing);
      clearTimeout(again);
      source.close();
      turn(false);
      resolve();
    };
    if (signal.aborted) return end();
    signal.addEventListener("abort", end, { once: true });
  });
};

/**
 * Hears what the server tells, through one connection a browser: the tab that holds the lock listens and passes on, the
 * others hear it from that one, and the next in line takes over when it goes. `onLead` is called once it is this one's
 * turn. Ends with `signal`.
 */
export const followLive = (
  parts: LiveParts,
  hear: (message: LiveMessage) => void,
  signal: AbortSignal,
  onLead: () => void = () => undefined,
): void => {
  parts.channel.onmessage = ({ data }) => {
    if (data.kind !== "who") hear(data);
  };
  parts.channel.postMessage({ kind: "who" });
  parts.locks
    .request(NAME, { signal }, () => {
      if (!signal.aborted) onLead();
      return lead(parts, hear, signal);
    })
    .catch(() => {
      // It was left while it stood in line.
    })
    .finally(() => parts.channel.close());
};
