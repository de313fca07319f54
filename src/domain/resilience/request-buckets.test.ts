import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import {
  type Bucket,
  bucketShape,
  bucketsOf,
  type Claim,
  type Precedence,
  pauseBucket,
  takeFromAll,
  tokensNeeded,
  type WindowRate,
  windowRate,
} from "./request-buckets.ts";

const BY_PRECEDENCE: readonly Precedence[] = ["write", "guard", "exit", "entry", "sync", "screen"];
const FOUR = { most: 4, windowMs: 1_000 };
const anyPrecedence = fc.constantFrom(...BY_PRECEDENCE);
const anyRate: fc.Arbitrary<WindowRate> = fc.record({
  most: fc.integer({ min: 1, max: 30 }),
  windowMs: fc.integer({ min: 100, max: 5_000 }),
});

const single = (rate: WindowRate) => {
  const shape = bucketShape(rate);
  let bucket: Bucket | null = null;
  return {
    take: (precedence: Precedence, now: number): number => {
      const { waitMs, left } = takeFromAll([{ bucket, shape }], precedence, now);
      bucket = left?.[0] ?? bucket;
      return waitMs;
    },
    pause: (forMs: number, now: number): void => {
      bucket = pauseBucket({ bucket, shape }, forMs, now);
    },
  };
};

/** The most that fall into any stretch of `windowMs`, both its ends counted. */
const fullestWindow = (times: readonly number[], windowMs: number): number =>
  Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at <= start + windowMs).length));

describe("a bucket", () => {
  it("never lets more out of any window than its rate, whoever asks whenever", () => {
    const asked = fc.array(
      fc.record({ after: fc.double({ min: 0, max: 2, noNaN: true }), who: anyPrecedence }),
      {
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(anyRate, asked, (rate, wishes) => {
        const bucket = single(rate);
        const left: number[] = [];
        let now = 0;
        for (const { after, who } of wishes) {
          now += (after * rate.windowMs) / rate.most;
          if (bucket.take(who, now) === 0) left.push(now);
        }
        expect(fullestWindow(left, rate.windowMs)).toBeLessThanOrEqual(rate.most);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("never lets more out of any window to those who come back just when they are told", () => {
    fc.assert(
      fc.property(anyRate, fc.array(anyPrecedence, { minLength: 2, maxLength: 120 }), (rate, wishes) => {
        const bucket = single(rate);
        const left: number[] = [];
        let now = 0;
        for (const who of wishes) {
          for (let wait = bucket.take(who, now); wait > 0; wait = bucket.take(who, now)) now += wait;
          left.push(now);
        }
        expect(fullestWindow(left, rate.windowMs)).toBeLessThanOrEqual(rate.most);
      }),
      { numRuns: runs(2_000) },
    );
  });

  // Filled at 0.9·4 a second = 0.0036 a ms, holding 1.32. A write leaves 0.32: the next needs 0.68/0.0036 = 188.9 ms more.
  it("of four a second gives a write every 278 ms after the first", () => {
    const bucket = single(FOUR);
    expect([bucket.take("write", 0), bucket.take("write", 0)]).toEqual([0, 189]);
    expect([bucket.take("write", 189), bucket.take("write", 189)]).toEqual([0, 278]);
  });

  // A screen needs 1.32, so 0.32/0.0036 = 88.9 ms more than a write.
  it("makes each lesser urgency wait a little longer, and a write least", () => {
    const waits = BY_PRECEDENCE.map((who) => {
      const bucket = single(FOUR);
      bucket.take("write", 0);
      return bucket.take(who, 0);
    });
    expect(waits).toEqual([189, 207, 225, 243, 260, 278]);
  });

  it("never needs more than it holds, so everybody gets a turn when nobody else asks", () => {
    fc.assert(
      fc.property(anyRate, anyPrecedence, (rate, who) => {
        const shape = bucketShape(rate);
        expect(tokensNeeded(shape, who)).toBeLessThanOrEqual(shape.capacity);
        const bucket = single(rate);
        expect(bucket.take(who, 0)).toBe(0);
        const wait = bucket.take(who, 0);
        if (wait > 0) expect(bucket.take(who, wait)).toBe(0);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("fills nothing while its clock steps back", () => {
    const bucket = single(FOUR);
    bucket.take("write", 10_000);
    expect(bucket.take("write", 9_000)).toBe(189);
    expect(bucket.take("write", 10_000)).toBe(189);
  });

  it("that is paused opens when the pause is over and not before, to writes first", () => {
    const bucket = single(FOUR);
    bucket.pause(30_000, 0);
    expect([bucket.take("write", 0), bucket.take("write", 29_999)]).toEqual([30_000, 1]);
    expect(bucket.take("screen", 30_000)).toBe(89);
    expect(bucket.take("write", 30_000)).toBe(0);
  });

  it("keeps the longer of two pauses", () => {
    const bucket = single(FOUR);
    bucket.pause(30_000, 0);
    bucket.pause(1_000, 0);
    expect(bucket.take("write", 0)).toBe(30_000);
  });
});

describe("several buckets", () => {
  const claim = (rate: WindowRate, bucket: Bucket | null = null): Claim => ({
    bucket,
    shape: bucketShape(rate),
  });

  it("are all taken from or none", () => {
    const empty = { tokens: 0, filledAt: 0 };
    expect(takeFromAll([claim(FOUR), claim(FOUR, empty)], "write", 0)).toEqual({ waitMs: 278, left: null });
    const { left } = takeFromAll([claim(FOUR), claim(FOUR, empty)], "write", 300);
    // 1.32 − 1, and 300 · 0.0036 − 1.
    expect(left?.map(({ tokens }) => tokens.toFixed(6))).toEqual(["0.320000", "0.080000"]);
  });

  it("make a request wait for the emptiest", () => {
    const waits = [0.5, 0, 0.9].map((tokens) => claim(FOUR, { tokens, filledAt: 0 }));
    expect(takeFromAll(waits, "write", 0).waitMs).toBe(278);
  });
});

describe("the buckets of a request", () => {
  const rates = { key: FOUR, signed: { most: 8, windowMs: 1_000 }, public: windowRate(0.8) };

  it("are its key's and that of all signed requests, on its network alone", () => {
    const scopes = (network: string, key: string | null) =>
      bucketsOf(rates, { network, key }).map(({ scope }) => scope);
    expect(scopes("signet", "k1")).toEqual(["signet/key/k1", "signet/signed"]);
    expect(scopes("paper", null)).toEqual(["paper/public"]);
  });

  it("hold what their rates say, below one a second too", () => {
    expect(windowRate(4)).toEqual(FOUR);
    expect(windowRate(0.8)).toEqual({ most: 1, windowMs: 1_250 });
    expect(bucketsOf(rates, { network: "paper", key: "k1" })[1]?.shape.capacity).toBeCloseTo(1.64);
  });
});
