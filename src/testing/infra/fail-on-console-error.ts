import { afterEach, beforeEach, expect, vi } from "vitest";

/** A message nobody asked for is a defect somebody will not read: it fails the test that caused it. */
const spy = vi.spyOn(console, "error");

beforeEach(() => {
  spy.mockReset();
});

afterEach(() => {
  expect(spy.mock.calls, "a stray console.error").toEqual([]);
});
