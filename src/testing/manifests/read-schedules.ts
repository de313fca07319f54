import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import type { Schedule } from "./cron-rule.ts";

const vercelSchema = z.looseObject({ crons: z.array(z.object({ path: z.string(), schedule: z.string() })) });

/** What vercel.json schedules: the one list of crons. */
export const readSchedules = (): readonly Schedule[] =>
  vercelSchema.parse(JSON.parse(readFileSync(join(CHECKOUT, "vercel.json"), "utf8"))).crons;
