import fc from "fast-check";
import type { JsonSchema } from "#cli/matrix/list-procedures.ts";

type ObjectSchema = Exclude<JsonSchema, boolean>;

/** Names that mean something, for the places that take one. */
export type Known = { readonly ids: readonly string[]; readonly addresses: readonly string[] };

const textOf = (
  { format, minLength = 0, maxLength = 80 }: ObjectSchema,
  known: Known,
): fc.Arbitrary<unknown> => {
  if (format === "uuid") return fc.constantFrom(...known.ids);
  if (format === "email") return fc.constantFrom(...known.addresses);
  const longest = Math.min(maxLength, minLength + 80);
  const any = fc.string({ minLength, maxLength: longest, unit: "grapheme" });
  const fitting = known.ids.filter(({ length }) => length >= minLength && length <= longest);
  return fitting.length === 0 ? any : fc.oneof(any, fc.constantFrom(...fitting));
};

const numberOf = ({
  type,
  minimum = 0,
  maximum = Number.MAX_SAFE_INTEGER,
}: ObjectSchema): fc.Arbitrary<unknown> =>
  type === "integer"
    ? fc.oneof(
        fc.integer({ min: Math.max(minimum, -1_000), max: Math.min(maximum, 1_000_000) }),
        fc.constantFrom(minimum, maximum),
      )
    : fc.double({ min: minimum, max: maximum, noNaN: true });

const objectOf = ({ properties = {}, required = [] }: ObjectSchema, known: Known): fc.Arbitrary<unknown> => {
  const fields = Object.entries(properties).map(([name, schema]) => [name, validOf(schema, known)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
};

/** Values that a schema takes. */
export function validOf(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  if (typeof schema === "boolean") return fc.jsonValue({ maxDepth: 2 });
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms !== undefined) return fc.oneof(...forms.map((form) => validOf(form, known)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "string":
      return textOf(schema, known);
    case "integer":
    case "number":
      return numberOf(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.constant([]);
    default:
      return objectOf(schema, known);
  }
}

/** What nobody means to send: too much, too little, something else, and what other layers choke on. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, false, 0, -1, -0.5, 1e308, -1e308, 2 ** 53, -(2 ** 53), 2 ** 31, 2 ** 63, 5e-324],
    ...[
      "",
      " ",
      "NaN",
      "Infinity",
      "-0",
      "null",
      "undefined",
      "0x10",
      "1e999",
      "\u0000",
      "a\u0000b",
      "\ud800",
    ],
    ...[
      "‮gnp",
      "İ",
      "ﬀ".repeat(60),
      "🧂".repeat(120),
      "x".repeat(20_000),
      "'; drop table users; --",
      "{}",
      "%00",
    ],
    ...["00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "../../etc/passwd"],
    ...[[], [[]], [null], {}, { id: {} }, { length: 1 }, { toString: 1 }, ["a", "b"]],
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const placesOf = (value: unknown, path: readonly string[] = []): ReadonlyArray<readonly string[]> =>
  isRecord(value)
    ? [path, ...Object.entries(value).flatMap(([name, part]) => placesOf(part, [...path, name]))]
    : [path];

const replaced = (value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown =>
  name === undefined ? by : isRecord(value) ? { ...value, [name]: replaced(value[name], rest, by) } : value;

/** Values that a schema takes, with up to two of their parts made odd. */
export const nearlyValidOf = (schema: JsonSchema, known: Known): fc.Arbitrary<unknown> =>
  fc
    .tuple(validOf(schema, known), fc.array(fc.tuple(fc.nat(), odd), { maxLength: 2 }))
    .map(([valid, changes]) =>
      changes.reduce((value, [at, by]) => {
        const places = placesOf(value);
        return replaced(value, places[at % places.length] ?? [], by);
      }, valid),
    );
