import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** The product reads bodies up to so many bytes; what stands before it passes them, and not twice as much. */
const READS = 64 * 1024;
const MOST = 2 * READS;

const CADDYFILE = readFileSync("deploy/compose/Caddyfile", "utf8");

/** A figure that the file says once, in the unit it says it in. */
const said = (text: string, pattern: RegExp): number => {
  const found = [...text.matchAll(new RegExp(pattern, "gm"))];
  return found.length === 1 ? Number(found[0]?.[1]) : Number.NaN;
};

const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;

/** What the proxy lets through that it should not, or refuses that the product takes. */
const faultsOf = (text: string): readonly string[] => [
  ...(within(said(text, /max_size (\d+)KB$/) * 1_000, READS, MOST) ? [] : ["bodies"]),
  // One that says how long it is, by its digits.
  ...(within(10 ** (said(text, /Content-Length \^\[0-9\]\{(\d+),\}\$$/) - 1), READS, MOST)
    ? []
    : ["lengths"]),
  ...(within(said(text, /max_header_size (\d+)KB$/), 8, 32) ? [] : ["heads"]),
  ...(within(said(text, /read_header (\d+)s$/), 1, 30) ? [] : ["slow heads"]),
  ...(within(said(text, /read_body (\d+)s$/), 1, 30) ? [] : ["slow bodies"]),
];

describe("the proxy of a composed installation", () => {
  test("bounds bodies, heads and slow clients by what the product reads", () => {
    expect(faultsOf(CADDYFILE)).toEqual([]);
  });

  test.each([
    ["max_size 100KB", "max_size 1000KB", "bodies"],
    ["max_size 100KB", "", "bodies"],
    ["max_size 100KB", "max_size 60KB", "bodies"],
    ["{6,}", "{7,}", "lengths"],
    ["{6,}", "{5,}", "lengths"],
    ["max_header_size 16KB", "max_header_size 1MB", "heads"],
    ["read_header 5s", "read_header 5m", "slow heads"],
    ["read_body 15s", "", "slow bodies"],
  ])("is told of %s as %s", (kept, planted, fault) => {
    expect(CADDYFILE).toContain(kept);
    expect(faultsOf(CADDYFILE.replace(kept, planted))).toEqual([fault]);
  });
});
