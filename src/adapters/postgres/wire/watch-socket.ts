import type { Socket } from "node:net";
import { readAnswers } from "./read-answers.ts";
import { readMessages } from "./read-messages.ts";
import { createDebt, READY } from "./server-debt.ts";
import { watchSilence } from "./watch-silence.ts";

/** Whoever said goodbye waits no longer for the other side to hang up. */
const GOODBYE_MS = 5_000;

/** From here on whoever listens hears that it closed, and of no error before. */
const endWithoutError = (socket: Socket): void => {
  const destroy = socket._destroy.bind(socket);
  socket._destroy = (_, done) => destroy(null, done);
};

/** A server that hangs up before it is ready, which the driver would take for nothing, and connect again at once and for ever. */
const hungUp = (): Error =>
  Object.assign(new Error("The database server hung up before it was ready"), { code: "ECONNRESET" });

/** A wire that is dead swallows a goodbye, and whoever waits for the end of the connection would wait for the system's. */
const watchGoodbye = (socket: Socket): void => {
  const end = socket.end.bind(socket);
  socket.end = ((...args: Parameters<typeof end>) => {
    const timer = setTimeout(() => socket.destroy(), GOODBYE_MS).unref();
    socket.once("close", () => clearTimeout(timer));
    return end(...args);
  }) as typeof socket.end;
};

/** Stands before each listener of what comes in. Whoever takes a listener away takes this away with it, as of `once`. */
const standBefore = (socket: Socket, hear: (bytes: Buffer) => Buffer): void => {
  const listeners = socket.listeners("data");
  for (const listener of listeners) socket.removeListener("data", listener as (bytes: Buffer) => void);
  let told: Buffer = Buffer.alloc(0);
  socket.on("data", (bytes: Buffer) => {
    told = hear(bytes);
  });
  for (const listener of listeners) {
    const tell = (): void => {
      if (told.length > 0) Reflect.apply(listener, socket, [told]);
    };
    socket.on("data", Object.assign(tell, { listener }));
  }
};

/**
 * Watches a connection to a server, from its first message on, for a driver that listens already.
 *
 * Until the server is ready, the connection ends with an error, also where it was merely closed: whoever waits for it hears of
 * that, and the next attempt waits a little longer. From then on it ends without one, whatever ended it. After one the driver
 * would go on sending on it until it hears of its end, and forget what it sent: whoever waited for a place would never be
 * answered, and that place would be lost.
 *
 * What the server says last, by which it refuses or ends the connection, the driver is not told: it would keep that, and tell
 * the first statement of the next connection, however much later, without having sent it.
 *
 * It ends as well where the server owes an answer and is silent for `silentMs`; null where it may be silent for as long as it
 * likes. The server ends every statement by itself before that, so silence means that the wire or the server is gone.
 */
export const watchSocket = (socket: Socket, silentMs: number | null): void => {
  const silence = silentMs === null ? null : watchSilence(socket, silentMs);
  const debt = createDebt();
  let isReady = false;
  const refused = (refusal: Error = hungUp()) => socket.destroy(refusal);
  const onEnd = () => refused();
  const read = readAnswers((letter) => {
    debt.heard(letter);
    if (isReady || letter !== READY) return;
    isReady = true;
    socket.off("end", onEnd);
    endWithoutError(socket);
  });
  const ask = readMessages(debt.asked);
  // Before the driver, which asks the next thing while it reads an answer.
  standBefore(socket, (bytes) => {
    const { passed, end } = read(bytes);
    silence?.answered();
    if (debt.isOpen()) silence?.asked();
    if (end !== null) refused(end);
    return passed;
  });
  let isStarted = false;
  const write = socket.write.bind(socket);
  socket.write = ((...args: Parameters<typeof write>) => {
    // The first message has no letter.
    if (isStarted && Buffer.isBuffer(args[0])) ask(args[0]);
    isStarted = true;
    silence?.asked();
    return write(...args);
  }) as typeof socket.write;
  watchGoodbye(socket);
  socket.on("end", onEnd).on("close", () => silence?.answered());
};
