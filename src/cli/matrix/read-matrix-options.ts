import { parseArgs } from "node:util";

export type MatrixCommand = {
  readonly json: boolean;
  /** Procedures and paths of routes; null for all there are. */
  readonly only: readonly string[] | null;
};

/** A flag that makes no sense; the message is one line that says what to write instead. */
export class MatrixUsageError extends Error {}

export const MATRIX_USAGE = [
  "npm run matrix -- [--json] [--only NAME]",
  "",
  "Asks every procedure and every route as nobody, as two traders and as an operator, with every name there is: their own,",
  "somebody else's and nobody's. On a database of its own, with no exchange; nothing of this installation is touched.",
  "It fails when an answer tells of another tenant or lets on that something is theirs, when another tenant's rows change,",
  "when an answer is 5xx, and when something can be asked without an end.",
  "--only walks one procedure (`tradeLog.list`) or route (`/api/health`); it can be said again and again.",
].join("\n");

const flagsOf = (argv: readonly string[]) => {
  try {
    const options = {
      json: { type: "boolean", default: false },
      only: { type: "string", multiple: true },
      help: { type: "boolean", default: false },
    } as const;
    return parseArgs({ args: [...argv], strict: true, options }).values;
  } catch (error) {
    throw new MatrixUsageError(`${error instanceof Error ? error.message : String(error)} See --help.`);
  }
};

/** The command line as options; null where only the help was asked for. @throws MatrixUsageError */
export const readMatrixOptions = (argv: readonly string[]): MatrixCommand | null => {
  const { help, json, only = null } = flagsOf(argv);
  return help ? null : { json, only };
};
