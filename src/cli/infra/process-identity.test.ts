import { describe, expect, test } from "vitest";
import { identify, isStillOurs, startTicksOf } from "./process-identity.ts";

const stat = (name: string, state: string, ticks: string) =>
  `4242 (${name}) ${state} 1 ${Array(17).fill("0").join(" ")} ${ticks} 0 0`;

describe("a process we started", () => {
  test("is recognised while it runs", () => {
    const own = identify(process.pid);
    expect(own?.pid).toBe(process.pid);
    expect(own !== undefined && isStillOurs(own)).toBe(true);
  });

  test("is not confused with a stranger that was given its number", () => {
    const known = { pid: 4242, startedAt: "boot/100" };
    expect(isStillOurs(known, () => "boot/100")).toBe(true);
    expect(isStillOurs(known, () => "boot/101")).toBe(false);
    expect(isStillOurs(known, () => "other-boot/100")).toBe(false);
    expect(isStillOurs(known, () => undefined)).toBe(false);
  });

  test("is read past a name made to mislead", () => {
    expect(startTicksOf(stat("node", "S", "177"))).toBe("177");
    expect(startTicksOf(stat("a) S 1 (b", "S", "177"))).toBe("177");
  });

  test("has ended when only its entry is left", () => {
    expect(startTicksOf(stat("node", "Z", "177"))).toBeUndefined();
  });
});
