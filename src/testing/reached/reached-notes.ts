import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const fileIn = (home: string): string => join(home, "reached.txt");

/** Writes down where the browsers of a test were: `path /positions/a1` or `procedure tradeLog.list`. */
export const noteReached = (home: string, places: ReadonlySet<string>): void => {
  if (places.size > 0) appendFileSync(fileIn(home), `${[...places].join("\n")}\n`);
};

/** Everything the tests of a run wrote down. */
export const readReached = (home: string): ReadonlySet<string> => {
  const file = fileIn(home);
  return new Set(existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []);
};
