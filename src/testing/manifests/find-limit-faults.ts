import type { Fault } from "./manifest.ts";

/** A value that a proxy is told, and what it may be. */
export type Limit = {
  readonly name: string;
  readonly isRight: (value: string) => boolean;
  /** As in "set NAME to …". */
  readonly wanted: string;
  /** Right where it is left out, too. */
  readonly isOptional?: true;
};

const BYTES: Readonly<Record<string, number>> = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** How much a size of nginx is, such as `128k`. */
const bytesOf = (size: string): number => {
  const [, digits = "", unit = ""] = /^(\d+)([kmg]?)$/i.exec(size) ?? [];
  return digits === "" ? Number.NaN : Number(digits) * (BYTES[unit.toLowerCase()] ?? Number.NaN);
};

const isWithin = (value: number, least: number, most: number): boolean => value >= least && value <= most;

/** One text and no other. */
export const exactly = (name: string, wanted: string): Limit => ({
  name,
  isRight: (value) => value === wanted,
  wanted: `"${wanted}"`,
});

/** Whole seconds: a unit behind them is no number to ingress-nginx, which then takes its own. */
export const seconds = (name: string, least: number, most: number): Limit => ({
  name,
  isRight: (value) => /^\d+$/.test(value) && isWithin(Number(value), least, most),
  wanted: `"${least}" to "${most}", in seconds`,
});

/** A size. To nginx 0 is no limit at all, so there is a least one. */
export const kilobytes = (name: string, least: number, most: number): Limit => ({
  name,
  isRight: (value) => isWithin(bytesOf(value), least * 1024, most * 1024),
  wanted: `${least}k to ${most}k`,
});

/** A count of buffers and the size of each, such as `4 8k`: together they are what is taken. */
export const buffers = (name: string, least: number, most: number): Limit => ({
  name,
  isRight: (value) => {
    const [, count = "", size = ""] = /^(\d+) (\w+)$/.exec(value) ?? [];
    return isWithin(Number(count) * bytesOf(size), least * 1024, most * 1024);
  },
  wanted: `a count and a size, ${least}k to ${most}k together`,
});

/** What is not told, and what is told as something else than a text: neither is heard. */
export const findLimitFaults = (
  where: string,
  told: Readonly<Record<string, unknown>>,
  limits: readonly Limit[],
): readonly Fault[] =>
  limits
    .filter(({ name, isRight, isOptional }) => {
      const value = told[name];
      if (value === undefined) return isOptional !== true;
      return typeof value !== "string" || !isRight(value);
    })
    .map(({ name, wanted }) => ({ where, why: `set ${name} to ${wanted}` }));
