import { afterEach, describe, expect, it, vi } from "vitest";
import { takeToken } from "./take-token.ts";

/** A page at an address, and what its address became. */
const at = (address: string) => {
  const location = new URL(address, "https://axisor.example.org");
  const seen: string[] = [];
  const replaceState = (_state: unknown, _title: string, url: string) => void seen.push(url);
  vi.stubGlobal("window", { location, history: { replaceState } });
  return seen;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the token of a link", () => {
  it("is taken out of the address, with everything beside it", () => {
    const seen = at("/link?token=secret-1&utm=mail#top");
    expect(takeToken()).toBe("secret-1");
    expect(seen).toEqual(["/link"]);
  });

  it("is missing where there is none, and the address is cleaned all the same", () => {
    const seen = at("/link?token=");
    expect(takeToken()).toBeNull();
    expect(seen).toEqual(["/link"]);
    at("/link");
    expect(takeToken()).toBeNull();
  });
});
