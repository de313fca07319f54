import { connect, type Socket } from "node:net";
import { findPrices } from "./find-prices.ts";
import type { LoadUser } from "./load-job.ts";

/** What a browser waits before it comes back; the server says so as it begins. */
const RETRY_MS = 2_000;
/** Ten thousand sockets to one port need more than one address to come from. */
const SOURCES = 8;
const FIRST_SOURCE = 2;
const HEAD_END = "\r\n\r\n";

export type StreamWatch = {
  /** The answer's head was a stream's. */
  readonly onOpen: () => Hearing;
  readonly onFailed: () => void;
  /** It was open, and is no longer. */
  readonly onEnd: () => void;
};

/** What hears of one opening of a stream: which price, when, and when that was said; epoch milliseconds. */
export type Hearing = (seq: number, at: number, saidAt: () => number | null) => void;

/** One buffer for all sockets: a piece is read before the next comes. */
const shared = Buffer.alloc(64 * 1024);

const headOf = ({ cookie, address }: LoadUser, port: number, isAgain: boolean): string =>
  [
    "GET /api/stream HTTP/1.1",
    `host: localhost:${port}`,
    `cookie: ${cookie}`,
    `x-forwarded-for: ${address}`,
    "accept: text/event-stream",
    "sec-fetch-site: same-origin",
    // Of which price does not matter here: an id of no process known, and it is told how things stand.
    ...(isAgain ? ["last-event-id: 0.0"] : []),
    "\r\n",
  ].join("\r\n");

/** The head of an answer and what follows it; null while it is not whole. */
const splitHead = (seen: string): { readonly isStream: boolean; readonly body: string } | null => {
  const end = seen.indexOf(HEAD_END);
  if (end === -1) return null;
  const head = seen.slice(0, end).toLowerCase();
  const isStream = head.startsWith("http/1.1 200") && head.includes("text/event-stream");
  return { isStream, body: seen.slice(end + HEAD_END.length) };
};

/** Reads an answer from its first byte; `onOther` where it is no stream's. */
const readAnswer = (onStream: () => Hearing, onOther: () => void): ((piece: Buffer) => void) => {
  let head = "";
  let read = (piece: Buffer): void => {
    head += piece.toString("latin1");
    const split = splitHead(head);
    if (split === null) return;
    if (!split.isStream) {
      onOther();
      return;
    }
    const hear = onStream();
    read = findPrices((seq, saidAt) => hear(seq, Date.now(), saidAt));
    read(Buffer.from(split.body, "latin1"));
  };
  return (piece) => read(piece);
};

/** Where a user's socket comes from, on this machine. */
const sourceOf = ({ address }: LoadUser): string =>
  `127.0.0.${FIRST_SOURCE + (Number(address.split(".")[3]) % SOURCES)}`;

/** Opens it once; `onOver` is called when it is over, however it went. */
const openOnce = (
  user: LoadUser,
  port: number,
  watch: StreamWatch,
  isAgain: boolean,
  onOver: () => void,
): Socket => {
  let isOpen = false;
  const onStream = (): Hearing => {
    isOpen = true;
    return watch.onOpen();
  };
  const take = readAnswer(onStream, () => void socket.destroy());
  const callback = (length: number): boolean => {
    take(shared.subarray(0, length));
    return true;
  };
  const onread = { buffer: shared, callback };
  const socket = connect({ port, host: "127.0.0.1", localAddress: sourceOf(user), onread });
  socket.once("connect", () => socket.write(headOf(user, port, isAgain)));
  // It is over then, and said so below.
  socket.on("error", () => undefined);
  socket.once("close", () => {
    if (isOpen) watch.onEnd();
    else watch.onFailed();
    onOver();
  });
  return socket;
};

/** Holds the stream as a browser does: it comes back whenever it is ended. Returns what leaves it for good. */
export const holdStream = (user: LoadUser, port: number, watch: StreamWatch): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  let isLeft = false;
  const begin = (isAgain: boolean): Socket =>
    openOnce(user, port, watch, isAgain, () => {
      if (isLeft) return;
      timer = setTimeout(() => {
        socket = begin(true);
      }, RETRY_MS);
    });
  let socket = begin(false);
  return () => {
    isLeft = true;
    clearTimeout(timer);
    socket.destroy();
  };
};
