import { expect, it } from "vitest";
import { fail } from "#domain/result.ts";
import { usd } from "#domain/units.ts";
import {
  createFakeProbeDesk,
  type FakeProbeDesk,
  LOST,
  REFUSED,
  seen,
} from "#testing/fakes/fake-probe-desk.ts";
import type { ProbeDeps } from "./probe-session.ts";
import { runProbe } from "./run-probe.ts";

const aProbe = (
  fake: FakeProbeDesk,
  other: Partial<Omit<ProbeDeps, "desk">> & { readonly desk?: Partial<ProbeDeps["desk"]> } = {},
): ProbeDeps => {
  let now = 0;
  return {
    clock: () => now,
    elapsed: () => now,
    sleep: async (ms) => {
      now += ms;
    },
    newId: () => "1",
    consent: async () => "yes",
    say: () => {},
    isStopped: () => false,
    ...other,
    desk: { ...fake.desk, ...other.desk },
  };
};

const aDesk = () => createFakeProbeDesk(() => 0);
const opened = (fake: FakeProbeDesk) => fake.writes.filter((write) => write.startsWith("open"));

it("finds a trade whose opening was never answered by its label, uses it and closes it", async () => {
  const fake = aDesk();
  let isFirst = true;
  const openTrade: FakeProbeDesk["desk"]["openTrade"] = async (order) => {
    const answer = await fake.desk.openTrade(order);
    const isLost = isFirst;
    isFirst = false;
    return isLost ? seen(fail(LOST)) : answer;
  };
  const run = await runProbe(aProbe(fake, { desk: { openTrade } }));
  expect(run.observations.addMargin.kind).toBe("seen");
  expect(run.leftOpen).toEqual([]);
  expect(fake.running.size).toBe(0);
  // The second is the question about the clientId.
  expect(opened(fake)).toEqual(["open axisor-probe-1", "open axisor-probe-1"]);
});

it("names its label when an opening may have happened and no trade shows up", async () => {
  const fake = aDesk();
  const openTrade: FakeProbeDesk["desk"]["openTrade"] = async () => seen(fail(LOST));
  const run = await runProbe(aProbe(fake, { desk: { openTrade } }));
  expect(run.leftOpen).toEqual(["axisor-probe-1"]);
});

it("never sends a top-up again whose answer was lost, and tells from the trade that it was taken", async () => {
  const fake = aDesk();
  const addMargin: FakeProbeDesk["desk"]["addMargin"] = async (request) => {
    await fake.desk.addMargin(request);
    return seen(fail(LOST));
  };
  const { observations, leftOpen } = await runProbe(aProbe(fake, { desk: { addMargin } }));
  expect(observations.backDated).toMatchObject({ value: { isTaken: true } });
  expect(observations.replay).toMatchObject({ value: { outcome: "carried-out-twice" } });
  // 1 plain, 1 back-dated, 1 ahead, 2 for the replay, 10 read at once: as many as without a loss.
  expect(fake.writes.filter((write) => write === "add 1")).toHaveLength(15);
  expect(leftOpen).toEqual([]);
});

it("asks nothing more of a trade after a stop, and closes it", async () => {
  const fake = aDesk();
  const stopped = () => fake.writes.includes("add 1");
  const { observations, leftOpen } = await runProbe(aProbe(fake, { isStopped: stopped }));
  expect(observations.backDated).toEqual({ kind: "not-asked", why: "the probe was stopped" });
  expect(fake.writes).toEqual(["open axisor-probe-1", "add 1", "close trade-1"]);
  expect(leftOpen).toEqual([]);
});

it("opens nothing after a stop", async () => {
  const fake = aDesk();
  await runProbe(aProbe(fake, { isStopped: () => true }));
  expect(fake.writes).toEqual([]);
});

it("closes the trade when a defect of ours ends the probe", async () => {
  const fake = aDesk();
  const balance = async () => {
    if (fake.running.size > 0) throw new Error("a defect");
    return fake.desk.balance(0);
  };
  await expect(runProbe(aProbe(fake, { desk: { balance } }))).rejects.toThrow("a defect");
  expect(fake.running.size).toBe(0);
});

it("says that a trade still runs when it cannot be closed", async () => {
  const fake = aDesk();
  const closeTrade: FakeProbeDesk["desk"]["closeTrade"] = async () => seen(fail(LOST));
  const { leftOpen } = await runProbe(aProbe(fake, { desk: { closeTrade } }));
  expect(leftOpen).toEqual(["trade-1", "trade-17"]);
});

it("closes what an earlier probe left, and no trade that is not the probe's", async () => {
  const fake = aDesk();
  for (const clientId of ["axisor-probe-0", "mine"]) {
    await fake.desk.openTrade({ quantity: usd(1), leverage: 2, clientId, signedAt: 0 });
  }
  await runProbe(aProbe(fake));
  expect([...fake.running.values()].map(({ clientId }) => clientId)).toEqual(["mine"]);
});

it("does nothing with a key that is not let in, and says what was said of it", async () => {
  const fake = aDesk();
  const balance = async () => seen(fail(REFUSED));
  await expect(runProbe(aProbe(fake, { desk: { balance } }))).rejects.toThrow(/cannot be read .*401, "No\."/);
  expect(fake.writes).toEqual([]);
});
