import type { Finding } from "./finding.ts";
import { judgeAccess } from "./judge-access.ts";
import { judgeStamps } from "./judge-stamps.ts";
import { judgeWrites } from "./judge-writes.ts";
import type { Observations } from "./observations.ts";

const notProbed = (question: string, assumed: string, why: string): Finding => ({
  question,
  assumed,
  observed: `not probed: ${why}`,
  meaning: "Nothing changes.",
  verdict: "not-probed",
});

/** What no polite probe can settle. */
const OUT_OF_REACH: readonly Finding[] = [
  notProbed(
    "How long after its arrival a request may still be applied",
    "not after its stamp has run out",
    "it cannot be brought about from outside",
  ),
  notProbed("Whether a 429 or 503 can come after an effect", "no", "it cannot be brought about from outside"),
  notProbed(
    "Whether limits count by key or by address, and when an address is banned",
    "both",
    "it takes several keys, or a ban",
  ),
];

/** Assumed against observed, question by question, in words. */
export const judgeProbe = (seen: Observations): readonly Finding[] => [
  ...judgeStamps(seen),
  ...judgeWrites(seen),
  ...judgeAccess(seen),
  ...OUT_OF_REACH,
];
