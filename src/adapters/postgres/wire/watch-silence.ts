import type { Socket } from "node:net";

/** Ends the connection when what was asked on it has had no answer for so long; an idle one is left alone. */
export const watchSilence = (socket: Socket, silentMs: number) => {
  let waiting: NodeJS.Timeout | null = null;
  const end = (asked: NodeJS.Timeout) => {
    if (waiting === asked) socket.destroy();
  };
  // A process that was busy or paused may have the answer lying there: a whole turn of the loop reads it first.
  const silence = () => {
    const asked = waiting;
    if (asked !== null) setImmediate(() => setImmediate(() => end(asked)));
  };
  return {
    /** From the first unanswered byte on: more of them must not put it off. */
    asked: () => {
      waiting ??= setTimeout(silence, silentMs).unref();
    },
    answered: () => {
      if (waiting !== null) clearTimeout(waiting);
      waiting = null;
    },
  };
};
