import { parse } from "yaml";
import { z } from "zod";
import type { Check } from "./source-tree.ts";

/** What runs for every change. */
const EVERY_CHANGE = ".github/workflows/ci.yml";
const MOST_MINUTES = 10;

const schema = z.object({
  jobs: z.record(z.string(), z.object({ "timeout-minutes": z.number().optional() })),
});

/** Whoever made a change waits for the longest job: one that takes longer is stopped, and has to be divided. */
export const findSlowJobs: Check = (files) => {
  const text = files[EVERY_CHANGE];
  if (text === undefined) return [];
  return Object.entries(schema.parse(parse(text)).jobs)
    .filter(([, { "timeout-minutes": minutes = Number.POSITIVE_INFINITY }]) => minutes > MOST_MINUTES)
    .map(([name]) => ({
      file: EVERY_CHANGE,
      why: `may take longer than ${MOST_MINUTES} minutes for ${name}; say timeout-minutes: ${MOST_MINUTES}`,
    }));
};
