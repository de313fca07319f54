import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Somebody at the keyboard. Answers are null where Ctrl-C or the end of the input came instead. */
export type Terminal = {
  ask(question: string): Promise<string | null>;
  /** As `ask`, and shows nothing of what is typed. */
  askHidden(question: string): Promise<string | null>;
};

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

const question = async (
  text: string,
  output: NodeJS.WritableStream,
  onInterrupt: () => void,
): Promise<string | null> => {
  const reader = createInterface({ input: process.stdin, output, terminal: true });
  const { promise: gone, resolve } = Promise.withResolvers<null>();
  reader.on("SIGINT", () => {
    onInterrupt();
    resolve(null);
  });
  reader.on("close", () => resolve(null));
  try {
    return await Promise.race([reader.question(text).catch(() => null), gone]);
  } finally {
    reader.close();
  }
};

/** The terminal this process runs in; null where nobody can answer. Questions go to stderr, answers of ours to stdout. */
export const openTerminal = (onInterrupt: () => void): Terminal | null => {
  const { stderr, stdin } = process;
  if (stdin.isTTY !== true || stderr.isTTY !== true) return null;
  return {
    ask: (text) => question(text, stderr, onInterrupt),
    askHidden: async (text) => {
      stderr.write(text);
      const answer = await question("", nowhere(), onInterrupt);
      stderr.write("\n");
      return answer;
    },
  };
};
