import { describe, expect, it } from "vitest";
import { offerUndo, readUndo, withdrawUndo } from "./undo-offer.ts";

const offered = (said: string) => {
  offerUndo({ said, undo: () => Promise.resolve() });
  const offer = readUndo();
  if (offer === null) throw new Error("nothing is offered");
  return offer;
};

describe("an offer to put something back", () => {
  it("stands until it is withdrawn, and a newer one takes its place for good", () => {
    const one = offered("Alert ended.");
    const two = offered("Alert ended.");
    withdrawUndo(one);
    expect(readUndo()).toBe(two);
    withdrawUndo(two);
    expect(readUndo()).toBeNull();
  });
});
