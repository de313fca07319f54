import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RequestRates } from "#domain/resilience/request-buckets.ts";
import type { RequestBudget, RequestWish } from "#ports/request-budget.ts";

export type RequestBudgetHarness = {
  readonly budget: RequestBudget;
  /** Another process on the same budget; the same where there can be only one. */
  readonly neighbour: RequestBudget;
  /** So much time passes on the budget's clock. */
  advance(ms: number): Promise<void>;
  /** Every bucket is as if never used. */
  empty(): Promise<void>;
  close(): Promise<void>;
};

/** So slow that the real time a test takes fills nothing worth counting: 4 requests in 4,000 s for a key. */
const WINDOW = 4_000_000;
export const SLOW_RATES: RequestRates = {
  key: { most: 4, windowMs: WINDOW },
  signed: { most: 8, windowMs: WINDOW },
  public: { most: 1, windowMs: WINDOW },
};
/** What a loaded machine may take over a test, in milliseconds of waiting. */
const PATIENCE = 20_000;

const wish = (urgency: RequestWish["urgency"], key: string | null = "k1"): RequestWish => ({
  network: "paper",
  key,
  urgency,
});

/** What every request budget promises, under `SLOW_RATES`. */
export const requestBudgetContract = (
  name: string,
  makeHarness: () => Promise<RequestBudgetHarness>,
): void => {
  describe(`${name} keeps the request budget's contract:`, () => {
    let harness: RequestBudgetHarness;
    const take = (...asked: Parameters<typeof wish>) => harness.budget.take(wish(...asked));
    const about = async (ms: number, ...asked: Parameters<typeof wish>) => {
      const waitMs = await take(...asked);
      expect(waitMs).toBeLessThanOrEqual(ms);
      expect(waitMs).toBeGreaterThan(ms - PATIENCE);
    };

    beforeAll(async () => {
      harness = await makeHarness();
    });
    beforeEach(() => harness.empty());
    afterAll(() => harness.close());

    // A key's bucket holds 1 + 0.08·4 = 1.32 and fills by 0.9·4/4,000,000 = 0.9e-6 a ms.
    test("the first leaves at once, the next when there is one request in the bucket again", async () => {
      expect(await take("write")).toBe(0);
      // 0.68 / 0.9e-6 = 755,555.6
      await about(755_556, "write");
    });

    test("each urgency waits longer than the one before it", async () => {
      await take("write");
      // A step of the reserve is 0.32/5 = 0.064: 71,111 ms.
      await about(755_556, "write");
      await about(826_667, "guard");
      await about(897_778, "exit");
      await about(968_889, "entry");
      await about(1_040_000, "sync");
      await about(1_111_112, "screen");
    });

    test("who waits as told is let through, and only one of them", async () => {
      await take("write");
      await harness.advance(await take("sync"));
      expect(await take("sync")).toBe(0);
      expect(await take("sync")).toBeGreaterThan(0);
    });

    test("asking in vain takes nothing", async () => {
      await take("write");
      for (let asked = 0; asked < 20; asked += 1) await take("screen");
      await about(755_556, "write");
    });

    test("keys wait apart until the address as a whole is out of requests", async () => {
      // 1 + 0.08·8 = 1.64 for all keys together, filled by 1.8e-6 a ms: 0.36/1.8e-6 = 200,000.
      expect(await take("write", "k1")).toBe(0);
      await about(200_000, "write", "k2");
      await harness.advance(200_000);
      expect(await take("write", "k2")).toBe(0);
    });

    test("a request that its key holds back takes nothing from the others", async () => {
      await take("write", "k1");
      await harness.advance(400_000);
      expect(await take("write", "k1")).toBeGreaterThan(0);
      expect(await take("write", "k2")).toBe(0);
    });

    test("the public and each network have buckets of their own", async () => {
      expect([await take("screen"), await take("screen", null)]).toEqual([0, 0]);
      expect(await harness.budget.take({ network: "signet", key: "k1", urgency: "screen" })).toBe(0);
      // The public's: (1.08 − 0.08) / (0.9/4,000,000 a ms) = 4,444,444.4 for a screen.
      await about(4_444_445, "screen", null);
    });

    test("a pause holds its key alone, then lets the urgent go first", async () => {
      await harness.budget.pause({ network: "paper", key: "k1" }, 60_000_000);
      expect(await take("write", "k2")).toBe(0);
      await about(60_000_000, "write");
      await harness.advance(60_000_000);
      expect(await take("screen")).toBeGreaterThan(0);
      expect(await take("write")).toBe(0);
    });

    test("a shorter pause does not end a longer one", async () => {
      await harness.budget.pause({ network: "paper", key: null }, 60_000_000);
      await harness.budget.pause({ network: "paper", key: null }, 1_000);
      await about(60_000_000, "write", null);
    });

    test("a process sees what another took and that it was told to wait", async () => {
      await harness.neighbour.take(wish("write", "k1"));
      expect(await take("write", "k1")).toBeGreaterThan(0);
      await harness.neighbour.pause({ network: "paper", key: "k2" }, 60_000_000);
      await about(60_000_000, "write", "k2");
    });

    test("of many that race from two processes exactly one gets the one request there is", async () => {
      for (let round = 0; round < 20; round += 1) {
        const waits = await Promise.all(
          Array.from({ length: 12 }, (_, place) =>
            (place % 2 === 0 ? harness.budget : harness.neighbour).take(wish("write")),
          ),
        );
        expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(1);
        await harness.advance(Math.max(...waits));
      }
    });

    test("many keys racing never wait for each other in a circle", async () => {
      const keys = Array.from({ length: 60 }, (_, place) => `racer-${place % 10}`);
      const waits = await Promise.all(
        keys.map((key, place) =>
          (place % 2 === 0 ? harness.budget : harness.neighbour).take(wish("write", key)),
        ),
      );
      expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(1);
    });
  });
};
