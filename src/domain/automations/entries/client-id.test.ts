import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryClientId, intentIdOf, isOurClientId } from "./client-id.ts";

const anyRung = fc.integer({ min: 0, max: 19 });
const anyIntentId = fc.oneof(
  fc.uuid(),
  fc.integer({ min: 1 }).map(String),
  fc.stringMatching(/^[a-z0-9-]{1,40}$/),
);

describe("the name of an entry's order", () => {
  it("is made of the intent and the rung", () => {
    expect(entryClientId("6f9b1c1e-7a55-4b55-9d0e-0a2f1f3c9a10", 3)).toBe(
      "axisor-6f9b1c1e-7a55-4b55-9d0e-0a2f1f3c9a10-3",
    );
  });

  it("is 1 to 64 characters, recognised as ours, and another one for any other intent or rung", () => {
    fc.assert(
      fc.property(anyIntentId, anyRung, anyIntentId, anyRung, (one, rung, other, place) => {
        const [name, second] = [entryClientId(one, rung), entryClientId(other, place)];
        expect(name.length >= 1 && name.length <= 64 && isOurClientId(name)).toBe(true);
        expect(name === second).toBe(one === other && rung === place);
      }),
    );
  });

  it("is refused where the exchange could not take it or nobody could tell it is ours", () => {
    for (const [id, rung] of [
      ["", 0],
      ["a b", 0],
      ["a".repeat(55), 0],
      ["a", -1],
      ["a", 0.5],
      ["a", 100],
    ] as const)
      expect(() => entryClientId(id, rung)).toThrow(RangeError);
    expect(entryClientId("a".repeat(54), 99)).toHaveLength(64);
  });

  it("of anybody else is not ours", () => {
    expect([null, "", "axisor", "axisor--1", "my-axisor-a-1", "axisor-a-1x"].some(isOurClientId)).toBe(false);
  });

  it("tells the intent it was made of, and nothing where that could be none", () => {
    fc.assert(fc.property(fc.uuid(), anyRung, (id, rung) => intentIdOf(entryClientId(id, rung)) === id));
    expect(
      [null, "", "axisor-abc-0", "axisor-6f9b1c1e-7a55-4b55-9d0e-0a2f1f3c9a1-3"].map(intentIdOf),
    ).toEqual([null, null, null, null]);
  });
});
