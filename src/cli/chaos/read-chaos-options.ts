import { parseArgs } from "node:util";

export type ChaosOptions = { readonly intents: number; readonly json: boolean };

/** A flag that makes no sense; the message is one line that says what to write instead. */
export class ChaosUsageError extends Error {}

export const CHAOS_USAGE = [
  "npm run chaos -- [--intents N] [--json]",
  "npm run chaos -- --app [--minutes N] [--only FAULT] [--json]",
  "",
  "Tries the engine with real processes: three workers, PostgreSQL and the paper exchange over HTTP. Prices walk to new",
  "lows and highs until N top-ups were sent (1000 unless given). Meanwhile a worker is killed with kill -9 every 250 ms,",
  "at random among those that have shown that they live and only while another one does; it is started again at once.",
  "PostgreSQL is restarted at once three times, its wire is cut, and once it is a black hole for five seconds. The",
  "exchange drops, delays, garbles and refuses, before and after acting, and its lists are stale at times. Then all heals,",
  "prices stand still, and every effect in the exchange's own ledger is held against the intents. Of each fault it tells how",
  "long it took until ticks were taken, nothing lay beyond its lease and the queue had drained, with nobody's help.",
  "",
  "With --app it tries the whole product: two web processes behind a front, a worker, PostgreSQL, Redis and the paper",
  "exchange. For N minutes (60 unless given) something else goes wrong every three: processes are killed and replaced by",
  "another version, stores crash, hang and refuse, the exchange is away or lies, a clock is wrong. Once a second it looks",
  "whether health and the last known positions answer within a second. --only brings one fault alone: any other word there",
  "has it name them. docs/running/chaos.md tells what each of them shows.",
].join("\n");

const LEAST = 20;
const MOST = 100_000;

/** The command line as options; null where only the help was asked for. @throws ChaosUsageError */
export const readChaosOptions = (argv: readonly string[]): ChaosOptions | null => {
  const { intents, json, help } = flagsOf(argv);
  if (help) return null;
  const count = Number(intents);
  if (!/^\d+$/.test(intents) || count < LEAST || count > MOST)
    throw new ChaosUsageError(`--intents: write a whole number from ${LEAST} to ${MOST}, not "${intents}".`);
  return { intents: count, json };
};

const flagsOf = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      options: {
        intents: { type: "string", default: "1000" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new ChaosUsageError(
      `${error instanceof Error ? error.message : String(error)} Usage: npm run chaos -- [--intents N] [--json]`,
    );
  }
};
