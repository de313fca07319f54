import type { ChildProcessByStdio } from "node:child_process";
import type { Readable } from "node:stream";

export type WatchedChild = {
  /** What it said so far, on both ways. */
  said(): string;
  hasEnded(): boolean;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
};

/** Keeps what a process says, and tells how it ended; one that cannot be started ended by the reason. */
export const watchChild = (child: ChildProcessByStdio<null, Readable, Readable>): WatchedChild => {
  let text = "";
  let isOver = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    const end = (how: number | string): void => {
      isOver = true;
      resolve(how);
    };
    child.once("error", (error) => end(error.message));
    child.once("close", (code, signal) => end(signal ?? code ?? 1));
  });
  return { said: () => text, hasEnded: () => isOver, ended };
};
