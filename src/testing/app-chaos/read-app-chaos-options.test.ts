import { expect, it } from "vitest";
import { AppChaosUsageError, readAppChaosOptions } from "./read-app-chaos-options.ts";

it("takes an hour, every fault and words unless told otherwise", () => {
  expect(readAppChaosOptions([])).toEqual({ minutes: 60, only: null, json: false });
  expect(readAppChaosOptions(["--minutes", "2", "--only", "redis-hung,web-killed", "--json"])).toEqual({
    ...{ minutes: 2, only: ["redis-hung", "web-killed"], json: true },
  });
});

it.each(["", "0", "1", "1.5", "-60", "601"])("refuses --minutes=%s and says what to write", (text) => {
  expect(() => readAppChaosOptions([`--minutes=${text}`])).toThrow(/--minutes: write a whole number from 2/);
});

it("refuses a fault that it does not know, and names those that it does", () => {
  expect(() => readAppChaosOptions(["--only", "flood"])).toThrow(/--only: write one of web-killed, /);
});

it("refuses a flag that it does not know", () => {
  expect(() => readAppChaosOptions(["--intents", "9"])).toThrow(AppChaosUsageError);
});
