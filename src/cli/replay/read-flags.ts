import type { Side } from "#domain/position/side.ts";
import { type BasisPoints, basisPoints, type Sats, sats } from "#domain/units.ts";

/** What may be lost on one position: sats, or so many times its initial margin. */
export type LossLimit = { readonly sats: Sats } | { readonly timesMargin: number };

/** A flag that makes no sense; the message is one line that says what to write instead. */
export class ReplayUsageError extends Error {}

export const SIDES: Readonly<Record<string, readonly Side[]>> = {
  long: ["long"],
  short: ["short"],
  both: ["long", "short"],
};

/** What may be said of a guard in one flag. */
export type GuardFlag = {
  readonly trigger: BasisPoints;
  readonly target: BasisPoints;
  readonly maxPerDay: Sats | null;
  readonly loss: LossLimit | null;
};

/** @throws ReplayUsageError unless it is a number from `least` to `most`. */
export const number = (name: string, text: string, least: number, most: number): number => {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  throw new ReplayUsageError(`${name}: write a number from ${least} to ${most}, not "${text}".`);
};

/** @throws ReplayUsageError unless it is a whole number from `least` to `most`. */
export const whole = (name: string, text: string, least: number, most: number): number => {
  const value = number(name, text, least, most);
  if (Number.isSafeInteger(value)) return value;
  throw new ReplayUsageError(`${name}: write a whole number, not "${text}".`);
};

/** Epoch milliseconds. @throws ReplayUsageError unless it is a time. */
export const time = (name: string, text: string | undefined, otherwise: number): number => {
  if (text === undefined) return otherwise;
  const at = Date.parse(text);
  if (Number.isFinite(at)) return at;
  throw new ReplayUsageError(`${name}: write a time such as 2018-11-14T00:00:00Z, not "${text}".`);
};

/** The initial margin may be lost as it is, so a limit of no more than that would leave a guard nothing to add. */
const lossOf = (text: string): LossLimit => {
  if (!text.endsWith("x")) return { sats: sats(whole("--guard loss", text, 1, Number.MAX_SAFE_INTEGER)) };
  const timesMargin = number("--guard loss", text.slice(0, -1), 1, 1_000);
  if (timesMargin > 1) return { timesMargin };
  throw new ReplayUsageError("--guard loss: 1x is the initial margin alone; write more, such as 2x.");
};

const GUARD_KEYS = ["trigger", "target", "day", "loss"];

/** `trigger=5,target=10,day=…,loss=…`; what is left out keeps its default, and no caps unless given. */
export const guardOf = (text: string): GuardFlag => {
  const parts = text === "" ? [] : text.split(",").map((part) => part.split("="));
  for (const [key = "", value] of parts) {
    if (!GUARD_KEYS.includes(key) || value === undefined || value === "") {
      throw new ReplayUsageError(
        `--guard: write trigger=5,target=10,day=SATS,loss=SATS or loss=2x, not "${text}".`,
      );
    }
  }
  const given = Object.fromEntries(parts) as Readonly<Record<string, string | undefined>>;
  const percent = (key: string, otherwise: string) =>
    basisPoints(Math.round(number(`--guard ${key}`, given[key] ?? otherwise, 0.1, 90) * 100));
  return {
    trigger: percent("trigger", "5"),
    target: percent("target", "10"),
    maxPerDay:
      given.day === undefined ? null : sats(whole("--guard day", given.day, 1, Number.MAX_SAFE_INTEGER)),
    loss: given.loss === undefined ? null : lossOf(given.loss),
  };
};
