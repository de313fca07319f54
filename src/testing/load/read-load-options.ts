import { parseArgs } from "node:util";

export type LoadOptions = {
  readonly users: number;
  /** How long each of them looks on average before the next request. */
  readonly thinkMs: number;
  /** How long is measured, once all of them are there. */
  readonly seconds: number;
  /** Web processes. */
  readonly webs: number;
  readonly isJson: boolean;
};

/** Everything is bounded: nobody waits longer than they asked for, and no machine is filled by a slip of the finger. */
const BOUNDS = {
  users: { least: 1, most: 50_000, unasked: "200" },
  think: { least: 100, most: 600_000, unasked: "30000" },
  seconds: { least: 1, most: 3_600, unasked: "30" },
  webs: { least: 1, most: 16, unasked: "1" },
} as const;

type Counted = keyof typeof BOUNDS;

const USAGE =
  "npm run load -- [--users 200] [--think 30000] [--seconds 30] [--webs 1] [--json]; --think is in milliseconds";

const wholeOf = (name: Counted, text: string): number => {
  const { least, most } = BOUNDS[name];
  if (/^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new Error(`--${name}: write a whole number from ${least} to ${most}, not "${text}".`);
};

const parse = (args: readonly string[]) => {
  const text = (name: Counted) => ({ type: "string", default: BOUNDS[name].unasked }) as const;
  const options = {
    users: text("users"),
    think: text("think"),
    seconds: text("seconds"),
    webs: text("webs"),
    json: { type: "boolean", default: false },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\nUsage: ${USAGE}`);
  }
};

/** @throws Error with one sentence that says what to write instead. */
export const readLoadOptions = (args: readonly string[]): LoadOptions => {
  const values = parse(args);
  return {
    users: wholeOf("users", values.users),
    thinkMs: wholeOf("think", values.think),
    seconds: wholeOf("seconds", values.seconds),
    webs: wholeOf("webs", values.webs),
    isJson: values.json,
  };
};
