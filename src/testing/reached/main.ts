import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import { writePrivateJson } from "#cli/infra/private-file.ts";
import { printDone, printFailure } from "#cli/print.ts";
import { PROCEDURES } from "../server/procedure-examples.ts";
import { judgeReached } from "./judge-reached.ts";
import { pageAt, pagesOf } from "./pages-of.ts";
import { excusedIn } from "./places-in.ts";
import { readReached } from "./reached-notes.ts";

/** A note of a path tells which page that is; what is no page of ours was looked for on purpose and counts nowhere. */
const placeOf = (pages: readonly string[], note: string): string => {
  if (!note.startsWith("path ")) return note;
  return `page ${pageAt(pages, note.slice("path ".length))}`;
};

/** `node main.ts HOME REPORT`: holds what the browsers reached against every page and procedure there is. */
const [home = "", report = ""] = process.argv.slice(2);
const pages = pagesOf(join(CHECKOUT, "src", "app"));
const places = [
  ...pages.map((page) => `page ${page}`),
  ...PROCEDURES.map(({ path }) => `procedure ${path}`),
].sort();
const reached = new Set([...readReached(home)].map((note) => placeOf(pages, note)));
const excused = excusedIn(readFileSync(join(CHECKOUT, "e2e", "README.md"), "utf8"));
const { share, faults } = judgeReached({ places, reached, excused });
const said = `${(share * 100).toFixed(1)} % of ${places.length} pages and procedures were reached`;
if (faults.length === 0) printDone(said);
else printFailure([said, ...faults].join("\n  "));
writePrivateJson(report, { passed: faults.length === 0 ? 1 : 0, failed: faults.length });
process.exit(0);
