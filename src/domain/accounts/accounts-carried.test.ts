import { expect, it } from "vitest";
import { accountsCarried, DEFAULT_REQUESTS_PER_SECOND } from "./accounts-carried.ts";

it("carries fifteen hundred accounts at the default of four requests a second, and never counts half an account", () => {
  // One request in 375 seconds for each.
  expect(accountsCarried(DEFAULT_REQUESTS_PER_SECOND)).toBe(1_500);
  expect(accountsCarried(0.81)).toBe(303);
});
