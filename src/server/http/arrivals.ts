import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { methodToShow } from "./method.ts";

/** One request as it reached this process, known until its answer is sent. */
export type Arrival = {
  /** Names the request in its log line and in what a defect tells the browser. */
  readonly id: string;
  /** As it came, whatever handlers are shown. */
  readonly method: string;
  /** Without its query, which can hold what nobody should read in a log. */
  readonly path: string;
  /** The address at the other end of the wire. */
  readonly peer: string | null;
  readonly forwardedFor: string | null;
  /** Whether a machine in between wrote that it was there. Asked of the wire: the framework writes the same later. */
  readonly isRelayed: boolean;
  /** Who turned out to be asking. */
  userId: string | null;
  /** Whether its log line is written already. */
  isLogged: boolean;
};

/** How an arrival ended: its status, or null where the other side hung up before it was answered. */
export type Departure = { readonly status: number | null; readonly ms: number };

const HEADER = "x-axisor-arrival";
/** Of every HTTP server of the process, whoever opened it. */
const STARTED = "http.server.request.start";

/** What machines in between write. A browser sends none of it. */
const WRITTEN_ON_THE_WAY = [
  ...["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"],
  ...["x-real-ip", "forwarded", "via"],
] as const;

/** The way back to whoever sent a request, past everything that stands between a handler and its answer. */
export type Wire = {
  /** Whether the head of the answer is on its way: before that nothing may be written here. */
  readonly isBegun: () => boolean;
  readonly write: (bytes: Uint8Array) => void;
  /** Bytes that the other side has not taken. */
  readonly waiting: () => number;
};

/** One list even where the bundler loads this module twice. */
const held = globalThis as { axisorArrivals?: Map<string, Arrival>; axisorWires?: Map<string, Wire> };

const arrivals = (): Map<string, Arrival> => {
  held.axisorArrivals ??= new Map();
  return held.axisorArrivals;
};

const wires = (): Map<string, Wire> => {
  held.axisorWires ??= new Map();
  return held.axisorWires;
};

const wireTo = (response: ServerResponse): Wire => ({
  isBegun: () => response.headersSent,
  write: (bytes) => {
    // Whoever left a moment ago is not written to; that they left is told elsewhere.
    if (!response.writableEnded && !response.destroyed) response.write(bytes);
  },
  waiting: () => response.writableLength,
});

type Started = { readonly request: IncomingMessage; readonly response: ServerResponse };

const isStarted = (message: unknown): message is Started =>
  typeof message === "object" && message !== null && "request" in message && "response" in message;

const textOf = (value: string | readonly string[] | undefined): string | null =>
  value === undefined ? null : String(value);

/**
 * Takes down every request of this process's HTTP servers as it arrives, before anybody answers it, and tells `onEnd`
 * when its answer is sent, until what it returns is called. The one place that sees the wire: a handler is given headers,
 * which the caller wrote.
 */
export function watchArrivals(deps: {
  readonly newId: () => string;
  readonly elapsed: () => number;
  readonly onEnd: (arrival: Arrival, departure: Departure) => void;
}): () => void {
  const take = (message: unknown): void => {
    if (!isStarted(message)) return;
    const { request, response } = message;
    const began = deps.elapsed();
    const arrival: Arrival = {
      id: deps.newId(),
      method: request.method ?? "",
      path: (request.url ?? "").split("?")[0] ?? "",
      peer: request.socket.remoteAddress ?? null,
      forwardedFor: textOf(request.headers["x-forwarded-for"]),
      isRelayed: WRITTEN_ON_THE_WAY.some((name) => request.headers[name] !== undefined),
      userId: null,
      isLogged: false,
    };
    // Whatever the caller sent under this name is gone; an id cannot be guessed, so none can be borrowed either.
    request.headers[HEADER] = arrival.id;
    request.method = methodToShow(arrival.method, arrival.path);
    arrivals().set(arrival.id, arrival);
    wires().set(arrival.id, wireTo(response));
    response.once("close", () => {
      arrivals().delete(arrival.id);
      wires().delete(arrival.id);
      const status = response.writableFinished ? response.statusCode : null;
      deps.onEnd(arrival, { status, ms: deps.elapsed() - began });
    });
  };
  subscribe(STARTED, take);
  return () => void unsubscribe(STARTED, take);
}

/** The arrival a handler's headers belong to; null where no HTTP server of this process took the request in. */
export function arrivalOf(headers: Headers): Arrival | null {
  return arrivals().get(headers.get(HEADER) ?? "") ?? null;
}

/** The way back to where a handler's headers came from; null where no HTTP server of this process took the request in. */
export function wireOf(headers: Headers): Wire | null {
  return wires().get(headers.get(HEADER) ?? "") ?? null;
}
