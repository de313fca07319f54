import { z } from "zod";
import type { Part, Values } from "../bench.ts";
import { atMost, below, exactly } from "../figure.ts";
import type { Stage } from "./open-stage.ts";
import { runCommand } from "./run-command.ts";

const CHAOS = "src/cli/chaos.ts";
const answerSchema = z.object({
  intents: z.number(),
  double: z.number(),
  lost: z.number(),
  open: z.number(),
  kills: z.number(),
  restarts: z.number(),
  drainMs: z.number(),
  reclaimP99Ms: z.number(),
});

/** Real processes that are killed, on a real database that is restarted, as `npm run chaos` runs them. */
export const chaos = (isFull: boolean): Part<Stage> => {
  const intents = isFull ? 1_000 : 50;
  const of = (what: string) => `chaos with ${intents.toLocaleString("en")} intents: ${what}`;
  return {
    title: "chaos",
    figures: [
      { name: of("double"), unit: "effects", target: exactly(0) },
      { name: of("lost"), unit: "effects", target: exactly(0) },
      { name: of("open"), unit: "intents", target: exactly(0) },
      { name: of("drained after the last fault"), unit: "s", target: atMost(30) },
      { name: of("taken over from the dead, p99"), unit: "s", target: below(30) },
      { name: of("intents sent"), unit: "intents", target: null },
      { name: of("kills"), unit: "kills", target: null },
      { name: of("database restarts"), unit: "restarts", target: null },
    ],
    measure: async (): Promise<Values> => {
      const timeoutMs = isFull ? 60 * 60_000 : 5 * 60_000;
      const seen = await runCommand(CHAOS, ["--intents", String(intents)], answerSchema, timeoutMs);
      return {
        [of("double")]: seen.double,
        [of("lost")]: seen.lost,
        [of("open")]: seen.open,
        [of("drained after the last fault")]: seen.drainMs / 1_000,
        [of("taken over from the dead, p99")]: seen.reclaimP99Ms / 1_000,
        [of("intents sent")]: seen.intents,
        [of("kills")]: seen.kills,
        [of("database restarts")]: seen.restarts,
      };
    },
  };
};
