import { TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { anOverview } from "#testing/views/an-overview.ts";

const assign = vi.fn();
const setItem = vi.fn();
const removeItem = vi.fn();
const clearAppBadge = vi.fn(async () => undefined);
const heard = new Map<string, () => void>();

/** Each test has a page of its own: what a page has left stays left. */
const page = async () => {
  vi.resetModules();
  const { keepLastKnown } = await import("#ui/offline/last-known.ts");
  return { keepLastKnown, ...(await import("./end-of-session.ts")) };
};

beforeEach(() => {
  vi.stubGlobal("window", {
    location: { assign, href: "https://axisor.example/dashboard" },
    addEventListener: (event: string, listener: () => void) => heard.set(event, listener),
  });
  vi.stubGlobal("localStorage", { setItem, removeItem });
  vi.stubGlobal("navigator", { clearAppBadge });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  heard.clear();
});

const answered = (code: string) =>
  TRPCClientError.from({ error: { message: "Log in first.", code: -32001, data: { code } } });

/** The server's part of a sign-out; `meanwhile` happens before it is answered. */
const serverThat = (meanwhile: () => void) =>
  vi.fn(async (url: string) => {
    if (url.endsWith("/signout")) meanwhile();
    return Response.json({ csrfToken: "a token", url: "/" });
  });

it("leads to the login and leaves nothing of the trader's, whichever read hears that the session is over", async () => {
  const { leaveWhenOver } = await page();
  leaveWhenOver(answered("UNAUTHORIZED"));
  leaveWhenOver(answered("UNAUTHORIZED"));
  expect(assign.mock.calls).toEqual([["/login"]]);
  expect(removeItem).toHaveBeenCalledWith("axisor-last-known");
  expect(clearAppBadge).toHaveBeenCalledOnce();
});

it("stays where it is for anything else", async () => {
  const { leaveWhenOver } = await page();
  for (const error of [answered("FORBIDDEN"), new TypeError("fetch failed"), null]) leaveWhenOver(error);
  expect(assign).not.toHaveBeenCalled();
  expect(removeItem).not.toHaveBeenCalled();
});

it("leads whoever signs out to the front, whatever reads hear meanwhile, and keeps nothing that comes after", async () => {
  const { leaveWhenOver, signOutAndLeave, keepLastKnown } = await page();
  vi.stubGlobal(
    "fetch",
    serverThat(() => leaveWhenOver(answered("UNAUTHORIZED"))),
  );
  await signOutAndLeave();
  leaveWhenOver(answered("UNAUTHORIZED"));
  expect(assign.mock.calls).toEqual([["/"]]);
  expect(removeItem).toHaveBeenCalledWith("axisor-last-known");
  setItem.mockClear();
  keepLastKnown(anOverview(), Date.UTC(2026, 0, 1));
  expect(setItem).not.toHaveBeenCalled();
});

it("stays signed in where the server could not be asked, and hears then that the session is over", async () => {
  const { leaveWhenOver, signOutAndLeave } = await page();
  vi.stubGlobal(
    "fetch",
    serverThat(() => {
      throw new TypeError("fetch failed");
    }),
  );
  await expect(signOutAndLeave()).rejects.toThrow("fetch failed");
  expect(removeItem).not.toHaveBeenCalled();
  leaveWhenOver(answered("UNAUTHORIZED"));
  expect(assign.mock.calls).toEqual([["/login"]]);
});

it("hears it again on a page that the browser kept and shows again", async () => {
  const { leaveWhenOver } = await page();
  leaveWhenOver(answered("UNAUTHORIZED"));
  heard.get("pageshow")?.();
  leaveWhenOver(answered("UNAUTHORIZED"));
  expect(assign.mock.calls).toEqual([["/login"], ["/login"]]);
});
