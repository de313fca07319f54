import { describe, expect, it } from "vitest";
import { slotsOf, withValue } from "./id-slots.ts";

const ID = "018f0000-0000-4000-8000-000000000009";

const EXAMPLE = {
  id: ID,
  also: ["one", "two"],
  placements: [{ entry: 0, positionId: "one" }],
  note: "no name of anything",
};

describe("the places of an input that take a name", () => {
  it("are found within lists too, by the field that holds the list", () => {
    expect(slotsOf(EXAMPLE)).toEqual([
      { path: ["id"], kind: "uuid" },
      { path: ["also", "0"], kind: "traded" },
      { path: ["also", "1"], kind: "traded" },
      { path: ["placements", "0", "positionId"], kind: "traded" },
    ]);
  });

  it("take another value each, and leave the rest as it is", () => {
    expect(withValue(EXAMPLE, ["also", "1"], "x")).toEqual({ ...EXAMPLE, also: ["one", "x"] });
    expect(withValue(EXAMPLE, ["placements", "0", "positionId"], "x")).toEqual({
      ...EXAMPLE,
      placements: [{ entry: 0, positionId: "x" }],
    });
    expect(() => withValue(EXAMPLE, ["also", "2"], "x")).toThrow("no item 2");
  });
});
