import { expect, test } from "vitest";
import { env } from "#env";
import { FAULTS, type Fault } from "./fault-table.ts";
import { runAppChaos } from "./run-app-chaos.ts";

/*
 * What is counted: how long something took is the machine's to say, and `npm run chaos -- --app` and the bench of the same name
 * hold it against what is promised. Only whoever waits for an answer gives up at some time, after five seconds.
 */
const PATIENCE_MS = 60 * 60_000;
const FAILS_NOBODY: readonly Fault[] = ["rolling-restart"];

/** One fault a minute: every one of them at full size, and otherwise the one in which no request at all may fail. */
const only = env().AXISOR_TEST_SCALE === "full" ? FAULTS : FAILS_NOBODY;

test(
  "whatever befalls the whole product, money moves once for each cause, nothing is lost and every connection is given back",
  async () => {
    const told: string[] = [];
    const figures = await runAppChaos({
      minutes: only.length,
      only,
      signal: AbortSignal.timeout(PATIENCE_MS),
      say: (text) => void told.push(text),
    });
    expect(figures, told.join("\n")).toMatchObject({
      ...{ double: 0, lost: 0, open: 0, unaccountedSats: 0, leaked: 0, missing: 0, deaths: [] },
      faults: only.map((fault) => ({ fault, recoveryMs: expect.any(Number), wrong: [] })),
    });
    for (const count of [figures.sent, figures.requests, figures.streams]) expect(count).toBeGreaterThan(0);
  },
  PATIENCE_MS,
);
