import { expect, test } from "vitest";
import type { Log } from "#ports/log.ts";
import { repeat } from "./repeat.ts";
import { tellRounds } from "./tell-rounds.ts";

const MINUTE = 60_000;

const heard = () => {
  const lines: unknown[] = [];
  const at =
    (level: string): Log["info"] =>
    (event, fields) =>
      void lines.push([level, event, fields]);
  return { log: { info: at("info"), warn: at("warn"), error: at("error") }, lines };
};

test("a round that did something leaves its line, and those that did not leave one together", () => {
  const { log, lines } = heard();
  let now = 0;
  const rounds = tellRounds(log, "tell", () => now);
  rounds.ended(4.4, 0);
  rounds.ended(12.6, undefined);
  rounds.ended(7, 3);
  now = 10 * MINUTE - 1;
  rounds.ended(1, 0);
  const did = ["info", "job", { kind: "tell", actor: "system", outcome: "done", done: 3, ms: 7 }];
  expect(lines).toEqual([did]);
  now = 10 * MINUTE;
  rounds.ended(2, 0);
  const quiet = ["info", "job", { kind: "tell", actor: "system", outcome: "quiet", rounds: 4, ms: 13 }];
  expect(lines).toEqual([did, quiet]);
  now = 20 * MINUTE - 1;
  rounds.ended(1, 0);
  expect(lines).toHaveLength(2);
  rounds.over();
  expect(lines[2]).toEqual([
    "info",
    "job",
    { kind: "tell", actor: "system", outcome: "quiet", rounds: 1, ms: 1 },
  ]);
});

test("a loop tells of a round that failed by the name of what it threw, goes on, and leaves a line when it ends", async () => {
  const { log, lines } = heard();
  const stop = new AbortController();
  let round = 0;
  await repeat({ log }, { signal: stop.signal }, 0, "sync", async () => {
    round += 1;
    if (round === 1) throw new RangeError("too far");
    stop.abort();
  });
  expect(lines).toEqual([
    ["error", "sync-failed", { error: "RangeError: too far" }],
    ["warn", "job", expect.objectContaining({ kind: "sync", outcome: "failed", error: "RangeError" })],
    ["info", "job", expect.objectContaining({ kind: "sync", outcome: "quiet", rounds: 1 })],
  ]);
});
