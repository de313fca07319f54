import { expect, it } from "vitest";
import { leastRisk, parseRisk } from "./risk-filter.ts";

it("an address chooses the risk to list, and anything else lists everything", () => {
  expect(leastRisk(parseRisk("alerts"))).toBe(0.8);
  for (const text of [undefined, "", "0.8", ["alerts"], "__proto__"])
    expect(leastRisk(parseRisk(text))).toBe(0);
});
