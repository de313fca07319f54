import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { LocalProblem } from "#ui/api/problem-of.ts";
import { areOver, lookForMs, toldOf } from "./told.ts";

const view = { origin: null, title: "It.", why: [], rawAnswer: null, receiptId: null };
const answered = (code: string) =>
  TRPCClientError.from({ error: { message: "No.", code: -32600, data: { code } } });

describe("what a command answered", () => {
  it("is over only where it was read back or did not happen", () => {
    const over = (["confirmed", "rejected", "not-applied", "unknown", "under-way"] as const).map(
      (outcome) => toldOf({ ...view, outcome }, null).isOver,
    );
    expect(over).toEqual([true, true, true, false, false]);
  });

  it("is over for many only when it is for each", () => {
    const done = toldOf({ ...view, outcome: "confirmed" }, "a");
    expect(areOver([done, toldOf({ ...view, outcome: "unknown" }, "b")])).toBe(false);
    expect(areOver([done, done])).toBe(true);
  });
});

describe("a call that failed", () => {
  it("is looked for where it may have been carried out: no answer, or one that does not say", () => {
    for (const error of [
      new TypeError("fetch failed"),
      TRPCClientError.from(new Error("fetch failed")),
      answered("SERVICE_UNAVAILABLE"),
      answered("INTERNAL_SERVER_ERROR"),
    ]) {
      expect(lookForMs(error)).toBeGreaterThan(20_000);
    }
  });

  it("is looked for once where the same may have been ordered before", () => {
    expect(lookForMs(answered("CONFLICT"))).toBe(0);
  });

  it("is not looked for where it was refused, or never left this page", () => {
    for (const error of [answered("FORBIDDEN"), answered("BAD_REQUEST"), new LocalProblem("No preview.")]) {
      expect(lookForMs(error)).toBeNull();
    }
  });
});
