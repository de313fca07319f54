import { expect, it } from "vitest";
import { fail, ok } from "#domain/result.ts";
import { createFakeProbeDesk, LIMITED, LOST, seen } from "#testing/fakes/fake-probe-desk.ts";
import { countUntilRefused } from "./count-until-refused.ts";
import type { ProbeSession } from "./probe-session.ts";
import { rateOfLimit } from "./rate-of-limit.ts";

const aSession = () => {
  const slept: number[] = [];
  const session: ProbeSession = {
    desk: createFakeProbeDesk(() => 0).desk,
    clock: () => 0,
    elapsed: () => 0,
    sleep: async (ms) => void slept.push(ms),
    newId: () => "1",
    consent: async () => "no",
    say: () => {},
    isStopped: () => false,
    offsetMs: 0,
    gapMs: 0,
  };
  return { session, slept };
};

it("stops at the first refusal, waits as long as it is told and tries once", async () => {
  const { session, slept } = aSession();
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return asked === 6 ? seen(fail(LIMITED)) : seen(ok(1));
  };
  const told = await countUntilRefused(session, { ask, most: 20, lanes: 1 });
  expect(told).toMatchObject({ value: { passed: 5, refusal: { retryAfterMs: 2_000, isHonest: true } } });
  expect(asked).toBe(7);
  expect(slept).toEqual([2_000, 2_100]);
});

it("is refused at most once a lane", async () => {
  const { session } = aSession();
  let refused = 0;
  const ask = async () => {
    refused += 1;
    return seen(fail(LIMITED));
  };
  await countUntilRefused(session, { ask, most: 20, lanes: 3 });
  // Three that were under way, and the one after the wait.
  expect(refused).toBe(4);
});

it("asks no more than it may, and knows no rate where nothing is refused", async () => {
  const { session } = aSession();
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return seen(ok(1));
  };
  const told = await countUntilRefused(session, { ask, most: 20, lanes: 3 });
  expect(asked).toBe(20);
  expect(told).toMatchObject({ value: { passed: 20, refusal: null } });
  expect(rateOfLimit(told)).toBeNull();
});

it("takes another failure for no limit", async () => {
  const { session } = aSession();
  const told = await countUntilRefused(session, { ask: async () => seen(fail(LOST)), most: 4, lanes: 1 });
  expect(told.kind).toBe("unclear");
});

it("reckons with what refills while it asks", () => {
  const seenLimit = (passed: number, withinMs: number) =>
    rateOfLimit({
      kind: "seen",
      value: { passed, withinMs, headers: {}, refusal: { retryAfterMs: 1_000, isHonest: true } },
    });
  expect(seenLimit(5, 0)).toBe(5);
  // 6 in 0.33 s from a bucket of one second's worth: 6 / 1.33 = 4.51…, rounded down to tenths.
  expect(seenLimit(6, 330)).toBe(4.5);
  expect(seenLimit(0, 0)).toBeNull();
});
