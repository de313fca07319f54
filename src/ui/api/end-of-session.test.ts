import { TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { leaveWhenOver } from "./end-of-session.ts";

const assign = vi.fn();
const removeItem = vi.fn();
const clearAppBadge = vi.fn(async () => undefined);

beforeEach(() => {
  vi.stubGlobal("window", { location: { assign } });
  vi.stubGlobal("localStorage", { removeItem });
  vi.stubGlobal("navigator", { clearAppBadge });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

const answered = (code: string) =>
  TRPCClientError.from({ error: { message: "Log in first.", code: -32001, data: { code } } });

it("leads to the login and leaves nothing of the trader's, whichever read hears that the session is over", () => {
  leaveWhenOver(answered("UNAUTHORIZED"));
  expect(assign.mock.calls).toEqual([["/login"]]);
  expect(removeItem).toHaveBeenCalledWith("axisor-last-known");
  expect(clearAppBadge).toHaveBeenCalledOnce();
});

it("stays where it is for anything else", () => {
  for (const error of [answered("FORBIDDEN"), new TypeError("fetch failed"), null]) leaveWhenOver(error);
  expect(assign).not.toHaveBeenCalled();
  expect(removeItem).not.toHaveBeenCalled();
});
