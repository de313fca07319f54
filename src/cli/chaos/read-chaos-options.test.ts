import { expect, it } from "vitest";
import { ChaosUsageError, readChaosOptions } from "./read-chaos-options.ts";

it("takes a thousand intents and words unless told otherwise", () => {
  expect(readChaosOptions([])).toEqual({ intents: 1_000, json: false });
  expect(readChaosOptions(["--intents", "60", "--json"])).toEqual({ intents: 60, json: true });
  expect(readChaosOptions(["--help"])).toBeNull();
});

it.each(["", "0", "19", "1e3", "-60", "60.5", "100001"])(
  "refuses --intents=%s and says what to write",
  (text) => {
    expect(() => readChaosOptions([`--intents=${text}`])).toThrow(/--intents: write a whole number from 20/);
  },
);

it("refuses a flag it does not know", () => {
  expect(() => readChaosOptions(["--kill"])).toThrow(ChaosUsageError);
});
