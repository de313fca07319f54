import { expect, it } from "vitest";
import { DEFAULT_CHART, readChartSettings, writeChartSettings } from "./chart-settings.ts";

it("what is kept is read again", () => {
  const settings = { range: "3months", indicators: ["ema", "volume"] } as const;
  expect(readChartSettings(writeChartSettings(settings))).toEqual(settings);
});

it.each([null, "", "{", "7", "null", '{"version":2,"range":"1h"}', '{"range":"1h"}'])(
  "what %j says is nothing to go by",
  (kept) => {
    expect(readChartSettings(kept)).toEqual(DEFAULT_CHART);
  },
);

it("a part that is none is left aside, the rest holds", () => {
  expect(readChartSettings('{"version":1,"range":"2m","indicators":["rsi","spark",7]}')).toEqual({
    range: "1m",
    indicators: ["rsi"],
  });
  expect(readChartSettings('{"version":1,"range":"1h","indicators":"rsi"}')).toEqual({
    range: "1h",
    indicators: [],
  });
});
