import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { isSignedOut, messageFor, problemOf, readProblemOf } from "./problem-of.ts";

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
