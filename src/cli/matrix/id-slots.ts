/**
 * What kind of name a place in an input takes: `uuid` and `text` name a row, `traded` what the exchange gave a name, `address`
 * a person, `token` a step that was begun, `cursor` a page of a list.
 */
export type SlotKind = "uuid" | "text" | "traded" | "address" | "token" | "cursor";

export type Slot = { readonly path: readonly string[]; readonly kind: SlotKind };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const TRADED: ReadonlySet<string> = new Set(["positionId", "tradeId", "orderId", "also"]);

const kindOf = (name: string, text: string): SlotKind | null => {
  // Made up by whoever orders something: it names no row yet.
  if (name === "commandId") return null;
  if (UUID.test(text)) return "uuid";
  if (name === "email") return "address";
  if (name === "cursor") return "cursor";
  if (name === "challenge" || name === "token") return "token";
  if (TRADED.has(name)) return "traded";
  return name === "id" || name.endsWith("Id") ? "text" : null;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The field a place belongs to: an item of a list is called as its list is. */
const fieldOf = (path: readonly string[]): string => path.findLast((name) => !/^\d+$/.test(name)) ?? "";

/** Every place of an example that takes somebody's name, also within a list: of a row, a person, a step or a page. */
export const slotsOf = (example: unknown, path: readonly string[] = []): readonly Slot[] => {
  if (Array.isArray(example)) return example.flatMap((item, at) => slotsOf(item, [...path, String(at)]));
  if (isRecord(example)) {
    return Object.entries(example).flatMap(([name, value]) => slotsOf(value, [...path, name]));
  }
  const kind = typeof example === "string" ? kindOf(fieldOf(path), example) : null;
  return kind === null ? [] : [{ path, kind }];
};

/** The example with another value in one place. */
export const withValue = (example: unknown, [name, ...rest]: readonly string[], value: unknown): unknown => {
  if (name === undefined) return value;
  if (Array.isArray(example)) {
    if (!(name in example)) throw new Error(`there is no item ${name} in the example`);
    return example.with(Number(name), withValue(example[Number(name)], rest, value));
  }
  if (!isRecord(example)) throw new Error(`there is no ${name} in the example`);
  return { ...example, [name]: withValue(example[name], rest, value) };
};
