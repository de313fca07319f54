import { describe, expect, test } from "vitest";
import { decideKeySteps, mayStillSeal } from "./key-life.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-26T00:00:00Z");
const never = { promotedAt: null, retiredAt: null, disabledAt: null, destroyedAt: null };
const primary = (days: number, id = 1) =>
  ({ ...never, id, state: "primary", createdAt: NOW - days * DAY, promotedAt: NOW - days * DAY }) as const;
const preActive = (id = 2) => ({ ...never, id, state: "pre-active", createdAt: NOW - DAY }) as const;
const retired = (days: number, id = 1) =>
  ({
    ...never,
    id,
    state: "decrypt-only",
    createdAt: 0,
    promotedAt: 0,
    retiredAt: NOW - days * DAY,
  }) as const;
const disabled = (days: number, id = 1) =>
  ({ ...retired(days + 1, id), state: "disabled", disabledAt: NOW - days * DAY }) as const;

type Facts = Parameters<typeof decideKeySteps>[0];
const steps = (facts: Partial<Facts>) =>
  decideKeySteps({
    keys: [primary(1)],
    at: NOW,
    holders: [{ id: "one", keyIds: [1, 2, 3] }],
    rows: new Map(),
    isRingOurs: true,
    heldIds: [1, 2, 3],
    disputedIds: [],
    ...facts,
  });

describe("the life of a key", () => {
  test("nothing happens to a young one", () => {
    expect(steps({})).toEqual([]);
    expect(steps({ keys: [primary(79)] })).toEqual([]);
  });

  test("80 days old, its follower is made, or asked for where the ring is not ours", () => {
    expect(steps({ keys: [primary(80)] })).toEqual([
      { kind: "warn", ageDays: 80, leftDays: 17 },
      { kind: "add-key" },
    ]);
    expect(steps({ keys: [primary(80)], isRingOurs: false })).toEqual([
      { kind: "warn", ageDays: 80, leftDays: 17 },
      { kind: "ask-for-key" },
    ]);
  });

  test("90 days old, it gives way to a follower that every living process holds", () => {
    const keys = [primary(90), preActive()];
    expect(steps({ keys })).toEqual([
      { kind: "warn", ageDays: 90, leftDays: 7 },
      { kind: "promote", id: 2 },
    ]);
    expect(steps({ keys: [primary(89), preActive()] })).toEqual([{ kind: "warn", ageDays: 89, leftDays: 8 }]);
  });

  test("a process without the follower holds the promotion up, and is named", () => {
    const holders = [
      { id: "one", keyIds: [1, 2] },
      { id: "old", keyIds: [1] },
    ];
    expect(steps({ keys: [primary(95), preActive()], holders })).toEqual([
      { kind: "warn", ageDays: 95, leftDays: 2 },
      { kind: "wait-for-holders", id: 2, lacking: ["old"] },
    ]);
  });

  test("a key that stands for other bytes elsewhere is never promoted, and that is said before it is needed", () => {
    const disputed = { heldIds: [1], disputedIds: [2] };
    const kinds = (facts: Partial<Facts>) => steps({ ...disputed, ...facts }).map(({ kind }) => kind);
    for (const days of [80, 95]) {
      expect(kinds({ keys: [primary(days), preActive()] })).toEqual(["warn", "wait-for-agreement"]);
    }
    expect(
      steps({ keys: [primary(95), preActive(2), preActive(3)], ...disputed, heldIds: [1, 3] }),
    ).toContainEqual({
      kind: "promote",
      id: 3,
    });
  });

  test("a key that this process lacks is not promoted by it", () => {
    expect(steps({ keys: [primary(95), preActive()], heldIds: [1] })).toContainEqual({
      kind: "wait-for-holders",
      id: 2,
      lacking: ["this one"],
    });
  });

  test("in an emergency neither a disputed key nor a lost one is waited for, and none of them ever again", () => {
    const lost = { keys: [primary(3), preActive()], heldIds: [1], isEmergency: true };
    expect(steps(lost)).toEqual([{ kind: "add-key" }]);
    expect(steps({ ...lost, disputedIds: [2] })).toEqual([{ kind: "add-key" }]);
    expect(steps({ ...lost, isRingOurs: false })).toEqual([{ kind: "ask-for-key" }]);
    const after = { keys: [preActive(2), primary(85, 3)], heldIds: [3] };
    expect(steps(after)).toContainEqual({ kind: "add-key" });
  });

  test("in an emergency a follower is promoted whatever the age", () => {
    expect(steps({ keys: [primary(3), preActive()], isEmergency: true })).toEqual([
      { kind: "promote", id: 2 },
    ]);
    expect(steps({ keys: [primary(3)], isEmergency: true })).toEqual([{ kind: "add-key" }]);
  });

  test("secrets of a retired key are wrapped anew, and it is disabled a day after none is left", () => {
    const keys = [primary(2, 2), retired(2)];
    expect(steps({ keys, rows: new Map([[1, 7]]) })).toEqual([{ kind: "rewrap", rows: 7 }]);
    expect(steps({ keys })).toEqual([{ kind: "disable", id: 1 }]);
    expect(steps({ keys: [primary(0.5, 2), retired(0.5)] })).toEqual([]);
  });

  test("its bytes are erased 30 days later", () => {
    expect(steps({ keys: [primary(2, 2), disabled(29)] })).toEqual([]);
    expect(steps({ keys: [primary(2, 2), disabled(30)] })).toEqual([{ kind: "erase", id: 1 }]);
    expect(steps({ keys: [primary(2, 2), disabled(30)], heldIds: [2], disputedIds: [1] })).toEqual([]);
  });

  test("are not told as erased while a ring that is not ours, or any process, still has them", () => {
    const facts = { keys: [primary(2, 2), disabled(30)], isRingOurs: false };
    const without = { heldIds: [2], holders: [{ id: "one", keyIds: [2] }] };
    const asked = [{ kind: "ask-to-erase", id: 1 }];
    expect(steps(facts)).toEqual(asked);
    expect(steps({ ...facts, ...without, heldIds: [1, 2] })).toEqual(asked);
    expect(steps({ ...facts, ...without, holders: [{ id: "one", keyIds: [1, 2] }] })).toEqual(asked);
    expect(steps({ ...facts, ...without })).toEqual([{ kind: "erase", id: 1 }]);
  });

  test("past 97 days it seals no more", () => {
    expect(mayStillSeal(primary(97), NOW)).toBe(true);
    expect(mayStillSeal(primary(97 + 1 / DAY), NOW)).toBe(false);
    expect(mayStillSeal({ ...primary(1), promotedAt: null }, NOW)).toBe(false);
  });
});
