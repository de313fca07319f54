import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { countDown } from "./count-down.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the clock of a toast", () => {
  it("runs out after its time, and stands still while somebody is at it", () => {
    const ended = vi.fn();
    let isHeld = false;
    countDown(10_000, () => isHeld, ended);
    vi.advanceTimersByTime(6_000);
    isHeld = true;
    vi.advanceTimersByTime(60_000);
    isHeld = false;
    vi.advanceTimersByTime(3_750);
    expect(ended).not.toHaveBeenCalled();
    vi.advanceTimersByTime(250);
    expect(ended).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60_000);
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it("ends nothing once it was stopped", () => {
    const ended = vi.fn();
    countDown(10_000, () => false, ended)();
    vi.advanceTimersByTime(60_000);
    expect(ended).not.toHaveBeenCalled();
  });
});
