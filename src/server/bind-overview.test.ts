import { expect, it, vi } from "vitest";
import { aLog } from "#testing/server/a-log.ts";
import { anOverview } from "#testing/views/an-overview.ts";
import { rememberingLast } from "./bind-overview.ts";
import type { Overview } from "./trpc/schemas/views.ts";

const START = Date.parse("2026-11-28T20:00:00Z");
const ASKED = { userId: "018f0000-0000-7000-8000-000000000001", locale: "en" } as const;
const at = (ms: number): string => new Date(START + ms).toISOString();

type Database = "answers" | "breaks" | "hangs";

const aDesk = () => {
  let [passed, database] = [0, "answers" as Database];
  let late: Promise<Overview> = new Promise(() => undefined);
  const waits: number[] = [];
  const { log } = aLog();
  const read = async (): Promise<Overview> => {
    if (database === "breaks") throw new Error("connection refused");
    if (database === "hangs") return await late;
    return anOverview({ now: at(passed) });
  };
  const overview = rememberingLast(read, {
    elapsed: () => passed,
    clock: () => START + passed,
    log,
    // The hand of the clock is at the end of the wait as soon as somebody waits.
    wait: async (ms) => {
      waits.push(ms);
      if (database !== "hangs") await new Promise(() => undefined);
    },
  });
  return {
    overview,
    /** How long was waited for the database, each time. */
    waits,
    pass: (ms: number) => {
      passed += ms;
    },
    let: (next: Database, answer: Promise<Overview> = new Promise(() => undefined)) => {
      database = next;
      late = answer;
    },
  };
};

it("tells what was read just now, and that it was", async () => {
  const { overview } = aDesk();
  expect(await overview.get(ASKED)).toMatchObject({ now: at(0), lastKnownAt: null });
});

it.each(["breaks", "hangs"] as const)(
  "tells the last one with its age where the database %s",
  async (how) => {
    const desk = aDesk();
    await desk.overview.get(ASKED);
    desk.let(how);
    desk.pass(30_000);
    const told = await desk.overview.get(ASKED);
    expect(told).toMatchObject({ now: at(30_000), lastKnownAt: at(0) });
    expect(told.positions).toEqual(anOverview().positions);
    expect(await desk.overview.last(ASKED)).toEqual(told);
  },
);

it("does not make what it tells of an old one younger", async () => {
  const desk = aDesk();
  await desk.overview.get(ASKED);
  desk.let("breaks");
  desk.pass(50_000);
  await desk.overview.get(ASKED);
  desk.pass(40_000);
  await expect(desk.overview.get(ASKED)).rejects.toThrow("connection refused");
  expect(await desk.overview.last(ASKED)).toBeNull();
});

it("tells nobody what another was told", async () => {
  const desk = aDesk();
  await desk.overview.get(ASKED);
  desk.let("breaks");
  const other = { ...ASKED, userId: "018f0000-0000-7000-8000-000000000002" };
  await expect(desk.overview.get(other)).rejects.toThrow("connection refused");
  expect(await desk.overview.last(other)).toBeNull();
});

it("lets nobody hang who cannot be told an older one: they are to come again", async () => {
  const desk = aDesk();
  desk.let("hangs");
  const refused = await desk.overview.get(ASKED).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "DATABASE_SILENT" });
  expect(desk.waits).toEqual([800, 2_200]);
});

it("keeps what was read too late for whoever asked, for when they come again", async () => {
  const desk = aDesk();
  const { promise, resolve } = Promise.withResolvers<Overview>();
  desk.let("hangs", promise);
  await expect(desk.overview.get(ASKED)).rejects.toThrow("what somebody holds");
  resolve(anOverview({ now: at(0) }));
  desk.pass(5_000);
  await vi.waitFor(async () => expect(await desk.overview.last(ASKED)).toMatchObject({ lastKnownAt: at(0) }));
});

it("tells nothing in words of another language", async () => {
  const desk = aDesk();
  await desk.overview.get(ASKED);
  expect(await desk.overview.last({ ...ASKED, locale: "pt-BR" })).toBeNull();
});

it("is fresh again as soon as the database answers", async () => {
  const desk = aDesk();
  await desk.overview.get(ASKED);
  desk.let("breaks");
  await desk.overview.get(ASKED);
  desk.let("answers");
  desk.pass(5_000);
  expect(await desk.overview.get(ASKED)).toMatchObject({ now: at(5_000), lastKnownAt: null });
});
