import { parseArgs } from "node:util";

export type RotateOptions =
  | { readonly kind: "due" | "emergency"; readonly json: boolean }
  | { readonly kind: "drill"; readonly rows: number; readonly kills: number; readonly json: boolean };

/** A flag that makes no sense; the message is one line that says what to write instead. */
export class RotateUsageError extends Error {}

export const ROTATE_USAGE = [
  "npm run rotate-keys -- [--emergency] [--drill [--rows N] [--kills N]] [--json]",
  "",
  "Brings the keys that encrypt stored secrets to where they ought to be: a follower from the 80th day, promoted on the",
  "90th, every secret wrapped by it, the old key disabled and later erased. The worker and the cron do the same by",
  "themselves; this does it now and says what it did.",
  "",
  "--emergency  a key may have leaked: a new one is made, promoted and everything moved to it, whatever its age. Then ask",
  "             every trader to make a new key at LN Markets: who had the old key may have read the credentials.",
  "--drill      rehearses a rotation on a database of its own, killed N times (20) over N secrets (20000), with owners who",
  "             replace theirs meanwhile. Nothing of this installation is touched.",
].join("\n");

const wholeNumber = (flag: string, text: string): number => {
  if (/^\d{1,6}$/.test(text) && Number(text) > 0) return Number(text);
  throw new RotateUsageError(`${flag}: write a whole number from 1 to 999999, not "${text}".`);
};

const flagsOf = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      options: {
        emergency: { type: "boolean", default: false },
        drill: { type: "boolean", default: false },
        rows: { type: "string" },
        kills: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new RotateUsageError(`${error instanceof Error ? error.message : String(error)} See --help.`);
  }
};

/** The command line as options; null where only the help was asked for. @throws RotateUsageError */
export const readRotateOptions = (argv: readonly string[]): RotateOptions | null => {
  const { help, json, drill, emergency, rows, kills } = flagsOf(argv);
  if (help) return null;
  if (drill && emergency) throw new RotateUsageError("--drill and --emergency exclude each other.");
  if (!drill && (rows ?? kills) !== undefined) {
    throw new RotateUsageError("--rows and --kills belong to --drill.");
  }
  if (!drill) return { kind: emergency ? "emergency" : "due", json };
  return {
    kind: "drill",
    rows: wholeNumber("--rows", rows ?? "20000"),
    kills: wholeNumber("--kills", kills ?? "20"),
    json,
  };
};
