import { describe, expect, it } from "vitest";
import { forgetTakeBack, isSent, noteTakeBack } from "./sent-take-backs.ts";

const order = (id: string, isTakenBack = false) => ({ id, isTakenBack });

describe("an order that was told to be taken back", () => {
  it("is sent until something newer is heard of it, and then what was heard counts", () => {
    noteTakeBack("a", 1_000);
    expect(isSent(order("a"), 900)).toBe(true);
    expect(isSent(order("a"), 1_000)).toBe(true);
    // Still listed, and no take-back of it is open: it failed, and may be tried again.
    expect(isSent(order("a"), 1_001)).toBe(false);
    expect(isSent(order("a", true), 1_001)).toBe(true);
  });

  it("is sent though this page never heard of the telling, where the server knows of it", () => {
    expect(isSent(order("elsewhere", true), 0)).toBe(true);
    expect(isSent(order("elsewhere"), 0)).toBe(false);
  });

  it("is not, once that surely was not ordered", () => {
    noteTakeBack("b", 1_000);
    forgetTakeBack("b");
    expect(isSent(order("b"), 0)).toBe(false);
  });
});
