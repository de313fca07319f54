import { expect, test } from "vitest";
import { createDeviceNames } from "./create-device-names.ts";

const { nameOf } = createDeviceNames();

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Chrome on Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Safari on iOS",
  ],
])("%s is told as %s", (userAgent, expected) => {
  expect(nameOf(userAgent)).toBe(expected);
});

test.each([null, "", "   "])("a browser that says nothing (%j) has no name", (userAgent) => {
  expect(nameOf(userAgent)).toBeNull();
});

test.each([
  '<img src=x onerror="alert(1)">/1.0 (X11; Linux x86_64)',
  "Visit http://evil.example now/1.0 ",
  `${"A".repeat(9_000)}/1.0 (`,
  "line\nbreak/1.0 x",
])("what a browser makes up is never passed on as it is", (userAgent) => {
  const name = nameOf(userAgent) ?? "";
  expect(name.length).toBeLessThanOrEqual(60);
  expect(name).toMatch(/^[A-Za-z0-9 .+_-]*$/);
});
