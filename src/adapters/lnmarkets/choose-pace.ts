import { createHash } from "node:crypto";
import type { Credential } from "#ports/exchange.ts";
import { createPace, type Pace } from "./create-pace.ts";

/** Requests a second: by key, and without one by host. The exchange allows 5 and 1; a little less leaves room for clocks. */
export type Pacing = { readonly keyPerSecond: number; readonly publicPerSecond: number };

/** Lines nobody stands in are dropped beyond this many. */
const MOST_LINES = 1_000;

/** Finds the line a request stands in; keys are remembered by their hash alone. */
export const choosePace = (
  pacing: Pacing,
  elapsed: () => number,
): ((rest: string, credential: Credential | null) => Pace) => {
  const lines = new Map<string, Pace>();
  const prune = () => {
    for (const [name, pace] of lines) if (pace.isIdle()) lines.delete(name);
  };
  return (rest, credential) => {
    const who = credential === null ? "" : createHash("sha256").update(credential.key).digest("base64");
    const name = `${rest} ${who}`;
    const known = lines.get(name);
    if (known !== undefined) return known;
    if (lines.size >= MOST_LINES) prune();
    const pace = createPace(credential === null ? pacing.publicPerSecond : pacing.keyPerSecond, elapsed);
    lines.set(name, pace);
    return pace;
  };
};
