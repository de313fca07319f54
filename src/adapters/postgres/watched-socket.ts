import { Socket } from "node:net";

/** From here on whoever listens hears that it closed, and of no error before. */
const endWithoutError = (socket: Socket): void => {
  const destroy = socket._destroy.bind(socket);
  socket._destroy = (_, done) => destroy(null, done);
};

/**
 * Connects to the server at `host` and `port`, and ends the connection when what was written to it has had no answer for
 * `silentMs`. The server ends every statement by itself before that, so silence means that the wire or the server is gone:
 * whoever waits hears of it, and the next statement takes another connection. An idle connection is left alone.
 *
 * Once the server has answered anything, the connection ends without an error, whatever ended it. After one the driver would go
 * on sending on it until it hears of its end, and forget what it sent: whoever waited for a place would never be answered, and
 * that place would be lost.
 */
export const watchedSocket = (host: string, port: number, silentMs: number): Socket => {
  const socket = new Socket();
  let waiting: NodeJS.Timeout | null = null;
  const end = (asked: NodeJS.Timeout) => {
    if (waiting === asked) socket.destroy();
  };
  // A process that was busy or paused may have the answer lying there: a whole turn of the loop reads it first.
  const silence = () => {
    const asked = waiting;
    if (asked !== null) setImmediate(() => setImmediate(() => end(asked)));
  };
  const answered = () => {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
  };
  const watch = (): void => {
    const write = socket.write.bind(socket);
    socket.write = ((...args: Parameters<typeof write>) => {
      // From the first unanswered byte on: more of them must not put it off.
      waiting ??= setTimeout(silence, silentMs).unref();
      return write(...args);
    }) as typeof socket.write;
  };
  socket.on("data", answered).on("close", answered);
  socket.once("data", () => endWithoutError(socket));
  // A moment later, when the driver listens: an address without a route fails at once, and nobody would hear of it.
  setImmediate(() => {
    if (socket.destroyed) return;
    socket.connect({ host, port });
    // Not before: connecting gives a socket its own write back.
    watch();
  });
  return socket;
};
