/** In the order of their code units: the same on every machine. */
const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : one > other ? 1 : 0;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(byName)
      .map(([name, part]) => [name, ordered(part)]),
  );
};

/**
 * A value as JSON with the names of every object in one order: two values that say the same are the same text, whichever
 * way they were built, stored or read. What is undefined is not said.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(ordered(value)) ?? "null";
