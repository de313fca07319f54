import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AttemptCounter, RateLimiter, RateRule } from "#ports/rate-limiter.ts";

export type RateLimiterHarness<Limiter extends RateLimiter = RateLimiter> = {
  readonly limiter: Limiter;
  /** Moves the limiter's clock to this epoch millisecond. */
  setTime(at: number): void;
  close(): Promise<void>;
};

const WINDOW = 60_000;
/** The start of a window, far enough from now that nothing else counts in it. */
const START = 1_800_000_000_000;

let rules = 0;
const aRule = (limit: number): RateRule => ({ name: `contract-${rules++}`, limit, windowMs: WINDOW });

/** What every rate limiter promises; each test counts under a rule of its own. */
export function rateLimiterContract(name: string, makeHarness: () => Promise<RateLimiterHarness>): void {
  describe(`${name} keeps the rate limiter's contract`, () => {
    let harness: RateLimiterHarness;
    const take = (key: string, rule: RateRule) => harness.limiter.take(key, rule);
    const allowed = async (key: string, rule: RateRule) => {
      const answer = await take(key, rule);
      return answer.ok && answer.value.allowed;
    };

    beforeAll(async () => {
      harness = await makeHarness();
      harness.setTime(START);
    });
    afterAll(async () => await harness.close());

    test("lets exactly the limit through and refuses the next", async () => {
      const rule = aRule(3);
      const answers = [await allowed("a", rule), await allowed("a", rule), await allowed("a", rule)];
      expect([...answers, await allowed("a", rule)]).toEqual([true, true, true, false]);
    });

    test("says 0 when allowed and a wait within the window when refused", async () => {
      const rule = aRule(1);
      expect(await take("a", rule)).toMatchObject({ ok: true, value: { allowed: true, retryAfterMs: 0 } });
      harness.setTime(START + 20_000);
      expect(await take("a", rule)).toMatchObject({
        ok: true,
        value: { allowed: false, retryAfterMs: 40_001 },
      });
      harness.setTime(START);
    });

    test("lets one through after the wait it named, and no more", async () => {
      const rule = aRule(4);
      for (let taken = 0; taken < 4; taken++) await take("a", rule);
      const refused = await take("a", rule);
      harness.setTime(START + (refused.ok ? refused.value.retryAfterMs : 0));
      expect([await allowed("a", rule), await allowed("a", rule)]).toEqual([true, false]);
      harness.setTime(START);
    });

    test("lets half through again when half of the next window has passed", async () => {
      const rule = aRule(10);
      for (let taken = 0; taken < 10; taken++) await take("a", rule);
      harness.setTime(START + WINDOW * 1.5);
      const answers = [];
      for (let asked = 0; asked < 8; asked++) answers.push(await allowed("a", rule));
      expect(answers.filter(Boolean)).toHaveLength(5);
      harness.setTime(START);
    });

    test("forgets after two windows without a take", async () => {
      const rule = aRule(1);
      await take("a", rule);
      harness.setTime(START + WINDOW * 2);
      expect(await allowed("a", rule)).toBe(true);
      harness.setTime(START);
    });

    test("counts keys apart and rules apart", async () => {
      const [one, other] = [aRule(1), aRule(1)];
      await take("a", one);
      expect([await allowed("b", one), await allowed("a", other), await allowed("a", one)]).toEqual([
        true,
        true,
        false,
      ]);
    });

    test("does not count what it refused", async () => {
      const rule = aRule(2);
      for (let asked = 0; asked < 20; asked++) await take("a", rule);
      harness.setTime(START + WINDOW + 1);
      expect(await allowed("a", rule)).toBe(true);
      harness.setTime(START);
    });

    test("starts from nothing once cleared, for that key alone", async () => {
      const rule = aRule(1);
      await take("a", rule);
      await take("b", rule);
      expect(await harness.limiter.clear("a", rule)).toEqual({ ok: true, value: undefined });
      expect([await allowed("a", rule), await allowed("b", rule)]).toEqual([true, false]);
    });

    test("lets exactly the limit through of many that race", async () => {
      const rule = aRule(50);
      const answers = await Promise.all(Array.from({ length: 200 }, () => allowed("a", rule)));
      expect(answers.filter(Boolean)).toHaveLength(50);
    });
  });
}

/** What whoever takes back what it counted promises besides. */
export function attemptCounterContract(
  name: string,
  makeHarness: () => Promise<RateLimiterHarness<AttemptCounter>>,
): void {
  describe(`${name} keeps the contract of attempts that are given back`, () => {
    let harness: RateLimiterHarness<AttemptCounter>;
    const take = async (key: string, rule: RateRule) => {
      const answer = await harness.limiter.take(key, rule);
      if (!answer.ok) throw new Error(answer.failure.message);
      return answer.value;
    };
    /** How many more are let through now. */
    const room = async (key: string, rule: RateRule): Promise<number> => {
      for (let count = 0; ; count++) if (!(await take(key, rule)).allowed) return count;
    };

    beforeAll(async () => {
      harness = await makeHarness();
    });
    afterAll(async () => await harness.close());

    test("one makes room for one, under its key and its rule alone", async () => {
      harness.setTime(START);
      const [rule, other] = [aRule(3), aRule(1)];
      const { windowStart } = await take("a", rule);
      expect(windowStart).toBe(START);
      for (const [key, by] of [
        ["b", rule],
        ["a", other],
      ] as const)
        await take(key, by);
      await room("a", rule);
      expect(await harness.limiter.giveBack("a", rule, windowStart)).toEqual({ ok: true, value: undefined });
      expect([await room("a", rule), await room("b", rule), await room("a", other)]).toEqual([1, 2, 0]);
    });

    test("one of the window before makes no room among those of this one", async () => {
      harness.setTime(START);
      const rule = aRule(4);
      const { windowStart } = await take("a", rule);
      // Nothing of the last window counts here any more, all of this one does.
      harness.setTime(START + 2 * WINDOW - 1);
      expect(await room("a", rule)).toBe(4);
      await harness.limiter.giveBack("a", rule, windowStart);
      expect(await room("a", rule)).toBe(0);
    });

    test("one of the window before fades out no more", async () => {
      harness.setTime(START);
      const rule = aRule(4);
      const { windowStart } = await take("a", rule);
      for (let taken = 1; taken < 4; taken++) await take("a", rule);
      await harness.limiter.giveBack("a", rule, windowStart);
      harness.setTime(START + WINDOW);
      expect(await room("a", rule)).toBe(1);
    });

    test("one of long ago, or of a count that was cleared, makes no room at all", async () => {
      harness.setTime(START);
      const rule = aRule(2);
      const { windowStart } = await take("a", rule);
      await harness.limiter.clear("a", rule);
      await harness.limiter.giveBack("a", rule, windowStart);
      expect(await room("a", rule)).toBe(2);
      harness.setTime(START + 3 * WINDOW);
      expect(await room("a", rule)).toBe(2);
      await harness.limiter.giveBack("a", rule, windowStart);
      expect(await room("a", rule)).toBe(0);
    });

    test("of many that are taken and given back at once none is lost", async () => {
      harness.setTime(START);
      const rule = aRule(50);
      await Promise.all(
        Array.from({ length: 40 }, async (_, n) => {
          const { windowStart } = await take("a", rule);
          if (n % 2 === 0) await harness.limiter.giveBack("a", rule, windowStart);
        }),
      );
      expect(await room("a", rule)).toBe(30);
    });
  });
}
