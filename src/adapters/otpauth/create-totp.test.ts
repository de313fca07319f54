import { describe, expect, test } from "vitest";
import { createTotp } from "./create-totp.ts";

const totp = createTotp();
/** The seed and the codes of RFC 6238, appendix B: the last six of its eight digits. */
const SEED = new TextEncoder().encode("12345678901234567890");
const VECTORS = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
] as const;

const STEP = 30_000;
const at = (step: number, ms = 0): number => step * STEP + ms;
const RUNNING = Math.floor(1_234_567_890 / 30);
const CODE = "005924";

describe("codes of authenticator apps", () => {
  test.each(VECTORS)("at second %i the code is %s, as RFC 6238 says", (second, code) => {
    expect(totp.stepOf(SEED, code, second * 1_000)).toBe(Math.floor(second / 30));
  });

  test("are good during their step and the first ten seconds of the next, and not a millisecond more", () => {
    expect(totp.stepOf(SEED, CODE, at(RUNNING))).toBe(RUNNING);
    expect(totp.stepOf(SEED, CODE, at(RUNNING, STEP - 1))).toBe(RUNNING);
    expect(totp.stepOf(SEED, CODE, at(RUNNING + 1, 9_999))).toBe(RUNNING);
    expect(totp.stepOf(SEED, CODE, at(RUNNING + 1, 10_000))).toBeNull();
    expect(totp.stepOf(SEED, CODE, at(RUNNING + 2))).toBeNull();
  });

  test("of a step to come are never good", () => {
    expect(totp.stepOf(SEED, CODE, at(RUNNING, -1))).toBeNull();
    expect(totp.stepOf(SEED, CODE, at(RUNNING - 1))).toBeNull();
  });

  test.each(["", "5924", "005925", "0059240", "abcdef"])("%j is no code", (code) => {
    expect(totp.stepOf(SEED, code, at(RUNNING))).toBeNull();
  });
});

describe("a new seed", () => {
  test("has 160 random bits", () => {
    const seeds = Array.from({ length: 50 }, () => totp.newSeed());
    expect(seeds.every((seed) => seed.length === 20)).toBe(true);
    expect(new Set(seeds.map((seed) => Buffer.from(seed).toString("hex"))).size).toBe(50);
  });

  test("is told to an app as base32 and as a link that names us and the trader", () => {
    const { secret, uri } = totp.describe(SEED, "trader@axisor.local");
    expect(secret).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    const link = new URL(uri);
    expect(link.protocol).toBe("otpauth:");
    expect(decodeURIComponent(link.pathname)).toContain("Axisor:trader@axisor.local");
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      secret,
      issuer: "Axisor",
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
  });
});
