import type { JsonSchema } from "./list-procedures.ts";

/** Stands where an id belongs until one is put there. */
export const ANY_ID = "018f0000-0000-4000-8000-000000000009";

/** What a service would refuse before it looks whose it is: values that make sense, by the names of their fields. */
const SENSIBLE: Readonly<Record<string, unknown>> = {
  password: "correct horse battery staple",
  code: "123456",
  network: "paper",
  timeZone: "UTC",
  steps: [
    { when: { by: "distance" as const, bps: 100 }, deed: { kind: "add-margin" as const, targetBps: 250 } },
  ],
  maxLossSats: null,
  reserveSats: 0,
  maxTotalSats: 100_000,
  cooldownSeconds: 60,
  dropBps: 1_000,
  // A minute that is over.
  at: new Date(Date.now() - 10 * 60_000).toISOString(),
  endpoint: "https://fcm.googleapis.com/fcm/send/one",
  oldEndpoint: "https://fcm.googleapis.com/fcm/send/none",
  p256dh: "BKey",
  auth: "auth",
  url: "https://example.org/axisor",
  cells: { "guard.info.push": "off" },
  answer: "snooze",
  channel: "email",
  // A command's preview and its action have forms that name nothing of anybody's, and there are very many of them.
  seen: { at: "2026-01-01T00:00:00.000Z", position: null, netPosition: null },
  action: { kind: "close-trade" },
  entry: {
    side: "long",
    leverage: 10,
    when: { kind: "crossing", price: 180_000, from: "above" },
    size: { by: "quantity", usd: 1 },
    guard: null,
    stopLoss: null,
    takeProfit: null,
    budget: 1_000_000,
    expiresAt: null,
    quietHours: null,
    maxEntries: 1,
  },
  plan: {
    steps: [
      { when: { by: "distance" as const, bps: 100 }, deed: { kind: "add-margin" as const, targetBps: 250 } },
    ],
    maxTotalShareBps: 10_000,
    maxLossShareBps: 20_000,
    maxPerActionSats: null,
    maxPerDaySats: null,
    reserveSats: 0,
    cooldownSeconds: 0,
    settlementsAhead: 1,
  },
  document: {
    format: "axisor-automations",
    version: 1,
    exportedAt: "2026-01-01T00:00:00.000Z",
    automations: [{ kind: "backstop", config: { isWanted: true } }],
  },
  also: ["x"],
  placements: [{ entry: 0, subject: { on: "position", positionId: "x" } }],
};

type ObjectSchema = Exclude<JsonSchema, boolean>;

const textOf = ({ format, minLength = 1 }: ObjectSchema): string => {
  if (format === "uuid") return ANY_ID;
  return format === "email" ? "nobody@axisor.local" : "x".repeat(Math.max(1, minLength));
};

const numberOf = ({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: ObjectSchema): number =>
  Math.min(Math.max(1, minimum), maximum);

/** The first of each field together, and then every other form of each field among the firsts of the others. */
const objectsOf = ({ properties = {} }: ObjectSchema): readonly unknown[] => {
  const fields = Object.entries(properties).map(
    ([name, schema]) => [name, examplesOf(schema, name)] as const,
  );
  const first = Object.fromEntries(fields.map(([name, [value]]) => [name, value]));
  const others = fields.flatMap(([name, [, ...rest]]) => rest.map((value) => ({ ...first, [name]: value })));
  return [first, ...others];
};

/** Values that a schema takes, one for each form its parts can have; every field is there, the optional ones too. */
export function examplesOf(schema: JsonSchema, name = ""): readonly unknown[] {
  if (typeof schema === "boolean") return [{}];
  const forms = schema.anyOf ?? (SENSIBLE[name] === undefined ? schema.oneOf : undefined);
  if (forms !== undefined) return forms.flatMap((form) => examplesOf(form, name));
  if (schema.const !== undefined) return [schema.const];
  // A field of the same name may have words of its own.
  if (schema.enum !== undefined && !schema.enum.some((one) => one === SENSIBLE[name]))
    return [schema.enum[0]];
  if (SENSIBLE[name] !== undefined) return [SENSIBLE[name]];
  switch (schema.type) {
    case "string":
      return [textOf(schema)];
    case "integer":
    case "number":
      return [numberOf(schema)];
    case "boolean":
      return [true];
    case "array":
      return [[]];
    case "null":
      return [null];
    default:
      return objectsOf(schema);
  }
}
