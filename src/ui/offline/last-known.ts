import type { Overview } from "#server/trpc/schemas/views.ts";

const KEY = "axisor-last-known";
/** Written so seldom: what is a few seconds old says the same once there is no connection. */
const EVERY_MS = 10_000;

/** What was known of a trader's accounts when this browser last heard of them. */
export type LastKnown = Pick<Overview, "accounts" | "prices" | "positions" | "cross" | "now">;

let keptAt = Number.NEGATIVE_INFINITY;

/** Keeps what is known now, so that it can be told without a connection; `at` is this machine's clock. */
export const keepLastKnown = ({ accounts, prices, positions, cross, now }: Overview, at: number): void => {
  if (at - keptAt < EVERY_MS) return;
  keptAt = at;
  const known: LastKnown = { accounts, prices, positions, cross, now };
  try {
    localStorage.setItem(KEY, JSON.stringify(known));
  } catch {
    // A browser that keeps nothing tells nothing once it is offline; everything else works.
    forgetLastKnown();
  }
};

/** Whoever signs out leaves nothing behind, nor does an answer that was still on its way to the page they leave. */
export const forgetLastKnown = (): void => {
  keptAt = Number.POSITIVE_INFINITY;
  try {
    localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
};

const isKnown = (value: unknown): value is LastKnown =>
  typeof value === "object" &&
  value !== null &&
  "now" in value &&
  typeof value.now === "string" &&
  ["accounts", "prices", "positions", "cross"].every((part) => Array.isArray(Reflect.get(value, part)));

/** What was kept; null where nothing was, or nothing that can be read. */
export const readLastKnown = (): LastKnown | null => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return isKnown(kept) ? kept : null;
  } catch {
    return null;
  }
};
