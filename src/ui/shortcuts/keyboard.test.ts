import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aPress } from "#testing/builders/a-press.ts";
import { createKeyboard, type Desk } from "./keyboard.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const recorded = () => {
  const done: string[] = [];
  const desk: Desk = {
    router: { push: (href) => void done.push(href) },
    client: new QueryClient(),
    overview: ["overview"],
    openAction: () => void done.push("action"),
    openPanic: (stage) => void done.push(`panic ${stage}`),
    open: (what) => void done.push(what),
  };
  return { done, desk };
};

describe("the keyboard of a page", () => {
  it("takes two keys for one shortcut while the second comes soon, and forgets the first after that", () => {
    const { done, desk } = recorded();
    const { hear } = createKeyboard();
    expect(hear(aPress("g"), desk)).toBe(false);
    vi.advanceTimersByTime(1_499);
    expect(hear(aPress("h"), desk)).toBe(true);
    hear(aPress("g"), desk);
    vi.advanceTimersByTime(1_500);
    expect(hear(aPress("h"), desk)).toBe(false);
    hear(aPress("f"), desk);
    expect(done).toEqual(["/dashboard", "panic freeze"]);
  });
});
