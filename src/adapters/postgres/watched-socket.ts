import { connect, type Socket } from "node:net";

/** Told as the system tells of a peer that does not answer. */
class NoAnswer extends Error {
  readonly code = "ETIMEDOUT";
}

/**
 * Connects to the server at `host` and `port`, and ends the connection when what was written to it has had no answer for
 * `silentMs`. The server ends every statement by itself before that, so silence means that the wire or the server is gone:
 * whoever waits hears of it, and the next statement takes another connection. An idle connection is left alone.
 */
export const watchedSocket = (host: string, port: number, silentMs: number): Socket => {
  const socket = connect({ host, port });
  let waiting: NodeJS.Timeout | null = null;
  const end = () => {
    if (waiting !== null)
      socket.destroy(new NoAnswer(`The database has not answered for ${silentMs / 1_000} s`));
  };
  // A process that was busy or paused may have the answer lying there: a whole turn of the loop reads it first.
  const silence = () => setImmediate(() => setImmediate(end));
  const answered = () => {
    if (waiting !== null) clearTimeout(waiting);
    waiting = null;
  };
  socket.on("data", answered).on("close", answered);
  const write = socket.write.bind(socket);
  socket.write = ((...args: Parameters<typeof write>) => {
    // From the first unanswered byte on: more of them must not put it off.
    waiting ??= setTimeout(silence, silentMs).unref();
    return write(...args);
  }) as typeof socket.write;
  return socket;
};
