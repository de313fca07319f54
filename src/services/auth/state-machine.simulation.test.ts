import { expect, test } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { playHistory } from "#testing/sign-in/play-history.ts";

const STEPS = 40;

/** Everything chance must have brought about at least once, or it proves nothing. */
const REACHED = [
  "owner gives a totp",
  "owner gives a backup-code",
  "owner gives a passkey",
  "owner steps up by totp",
  "owner steps up by passkey",
  "owner logs in by passkey",
  "owner steps up by password",
  "owner adds an app",
  "owner adds a passkey",
  "owner removes the app",
  "owner removes a passkey",
  "owner makes codes",
  "owner changes the password",
  "owner confirms an address",
  "thief logs in",
  "thief steps up by password",
  "thief resets the password",
  "thief ends other sessions",
];

test("no sequence of calls changes a factor, the password or the address without a fresh factor, or gets past the second one by a reset", async () => {
  const done: Record<string, number> = {};
  for (let seed = 0; seed < runs(10_000); seed++) {
    const history = await playHistory(seed, STEPS);
    expect(history.violations, [`seed ${seed}`, ...history.trace].join("\n")).toEqual([]);
    for (const [what, times] of Object.entries(history.done)) done[what] = (done[what] ?? 0) + times;
  }
  expect(REACHED.filter((what) => !(what in done))).toEqual([]);
}, 900_000);
