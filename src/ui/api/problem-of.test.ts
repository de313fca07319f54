import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { isSignedOut, LocalProblem, messageFor, problemOf, readProblemOf } from "./problem-of.ts";

const answered = (message: string, data: Record<string, unknown>) =>
  TRPCClientError.from({ error: { message, code: -32600, data } });

describe("problems", () => {
  it("shows the server's sentence beside the field it names", () => {
    const problem = problemOf(answered("This key can withdraw, so we did not store it.", { field: "key" }));
    expect(messageFor(problem, "key", ["key", "secret"])).toContain("can withdraw");
    expect(messageFor(problem, null, ["key", "secret"])).toBeNull();
  });

  it("shows a problem of an unknown field at the form", () => {
    const problem = problemOf(answered("No.", { field: "config.elsewhere" }));
    expect(messageFor(problem, null, ["key"])).toBe("No.");
  });

  it("never shows raw validation output", () => {
    expect(problemOf(answered('[{"code":"too_small"}]', { code: "BAD_REQUEST" })).message).toMatch(
      /^Axisor/u,
    );
  });

  it("does not speak of storing when nothing was to be stored", () => {
    expect(readProblemOf(new TypeError("fetch failed"))).toMatch(/^Axisor did not answer\. This page/u);
  });

  it("carry why something was refused and how long to wait, and nothing the page has no way for", () => {
    const refused = answered("Confirm first.", { reason: "step-up", retryAfter: null });
    expect(problemOf(refused)).toMatchObject({ reason: "step-up", retryAfter: null });
    expect(problemOf(answered("Wait.", { reason: null, retryAfter: 42 }))).toMatchObject({
      reason: null,
      retryAfter: 42,
    });
    expect(problemOf(answered("No.", { reason: "something new", retryAfter: "42" }))).toMatchObject({
      reason: null,
      retryAfter: null,
    });
  });

  it("of the browser itself are told in their own words, and never as a lost answer", () => {
    expect(problemOf(new LocalProblem("No passkey answered.")).message).toBe("No passkey answered.");
  });

  it("of a page that changes nothing can be told in the page's words", () => {
    expect(problemOf(new TypeError("fetch failed"), "Try again.").message).toBe("Try again.");
    expect(problemOf(answered("No.", {}), "Try again.").message).toBe("No.");
  });

  it("knows a session that is over", () => {
    expect(isSignedOut(answered("Log in first.", { code: "UNAUTHORIZED" }))).toBe(true);
    expect(isSignedOut(answered("No.", { code: "FORBIDDEN" }))).toBe(false);
    expect(isSignedOut(new TypeError("fetch failed"))).toBe(false);
  });

  it("admits not knowing the outcome when nothing answered", () => {
    expect(problemOf(new TypeError("fetch failed")).message).toContain("not known whether");
    expect(problemOf(TRPCClientError.from(new Error("fetch failed"))).message).toContain("not known whether");
  });
});
