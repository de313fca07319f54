import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { ServerResponse } from "node:http";
import type { ServerLog } from "../log.ts";
import type { Sleep } from "../within.ts";

/** As long as a balancer may take to hear that this process takes no more work, while it still takes it. */
const WINDOW_MS = 2_000;
/** From the signal on: what is under way then is broken off. Whoever stops us waits 8 s or longer. */
const END_WITHIN_MS = 6_000;
const CODE_OF = { SIGTERM: 143, SIGINT: 130 } as const;

type Signal = keyof typeof CODE_OF;
type Listener = (signal: Signal) => void;

/** What of a process is needed to end it. */
export type EndingProcess = {
  listeners(signal: Signal): readonly unknown[];
  removeAllListeners(signal: Signal): unknown;
  on(signal: Signal, listener: Listener): unknown;
  exit(code: number): void;
};

/** Whether this process is about to end; one answer even where the bundler loads this module twice. */
const held = globalThis as { axisorIsDraining?: boolean };

/** True from the first signal to end on: no balancer is to send anything more here. */
export const isDraining = (): boolean => held.axisorIsDraining === true;

/** From now on every answer is the last one on its connection. */
const hangUpAfterAnswers = (): void => {
  subscribe("http.server.request.start", lastOnItsConnection);
};

const lastOnItsConnection = (message: unknown): void => {
  const response =
    typeof message === "object" && message !== null && "response" in message ? message.response : null;
  if (response instanceof ServerResponse) response.shouldKeepAlive = false;
};

/** Forgets that it was to end; for tests, which go on in the same process. */
export const endDraining = (): void => {
  held.axisorIsDraining = false;
  unsubscribe("http.server.request.start", lastOnItsConnection);
};

/**
 * Lets a web process end without breaking anything off. The framework stops listening the moment it is told to end, and then
 * waits for open streams, which would be for minutes. Instead readiness turns first, while requests are still answered; then
 * streams end, for their browsers to come back to another process; then the framework does what it does, and what has not
 * ended in time is broken off. Somebody at the keyboard (SIGINT) has no balancer, so nothing waits for one.
 */
export const drainOnSignal = (deps: {
  readonly process: EndingProcess;
  readonly endStreams: () => void;
  readonly sleep: Sleep;
  readonly log: ServerLog;
}): void => {
  const drain = async (signal: Signal, later: readonly Listener[]): Promise<void> => {
    held.axisorIsDraining = true;
    hangUpAfterAnswers();
    const windowMs = signal === "SIGTERM" ? WINDOW_MS : 0;
    deps.log.info("web-draining", { signal, windowMs });
    await deps.sleep(windowMs);
    deps.endStreams();
    for (const listener of later) listener(signal);
    await deps.sleep(END_WITHIN_MS - windowMs);
    deps.log.warn("web-left-work", { afterMs: END_WITHIN_MS });
    deps.process.exit(CODE_OF[signal]);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const later = deps.process.listeners(signal) as readonly Listener[];
    deps.process.removeAllListeners(signal);
    deps.process.on(signal, () => {
      if (!isDraining()) void drain(signal, later);
    });
  }
};
