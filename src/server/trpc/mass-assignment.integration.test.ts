import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "#cli/matrix/ask.ts";
import { listProcedures, type WalkedProcedure } from "#cli/matrix/list-procedures.ts";
import { makeCases } from "#cli/matrix/make-cases.ts";
import type { Product } from "#cli/matrix/open-product.ts";
import { seedTenant, type Tenant } from "#cli/matrix/seed-tenant.ts";
import { openTestProduct } from "#testing/server/open-test-product.ts";
import { silenceInput } from "./schemas/operating.ts";

let product: Product;
let own: Tenant;
let foreign: Tenant;

beforeAll(async () => {
  product = await openTestProduct();
  [own, foreign] = [await seedTenant(product), await seedTenant(product)];
});

afterAll(async () => {
  await product.close();
});

const LATER = "2036-01-01T00:00:00.000Z";

/** What is ours to decide, whatever a caller writes beside what they are asked for. */
const forbidden = (): Readonly<Record<string, unknown>> => ({
  userId: foreign.userId,
  user_id: foreign.userId,
  ownerId: foreign.userId,
  acting: { userId: foreign.userId, role: "operator" },
  visitor: { network: "203.0.113.1" },
  role: "operator",
  status: "active",
  state: "armed",
  frozenUntil: null,
  createdAt: LATER,
  steppedUpAt: LATER,
  credentialRevision: 9,
  permissions: ["futures:isolated:write", "account:withdraw"],
});

const MUTATIONS = listProcedures().filter(({ isMutation }) => isMutation);

/** A call of the owner's that would be carried out, or at least be looked at. */
const inputOf = (procedure: WalkedProcedure): unknown =>
  makeCases(procedure, { own, foreign }).find(({ whose }) => whose === "own")?.input;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The input with one field more, at its top and in every object of it that is ours. */
const stuffed = (input: unknown, name: string, value: unknown): readonly unknown[] => {
  if (!isPlain(input)) return [{ [name]: value }];
  const inner = Object.entries(input).flatMap(([field, part]) =>
    isPlain(part) && field !== "response"
      ? stuffed(part, name, value).map((changed) => ({ ...input, [field]: changed }))
      : [],
  );
  return [{ ...input, [name]: value }, ...inner];
};

test("there are mutations, and twelve fields to try on each", () => {
  expect(MUTATIONS.length).toBeGreaterThan(20);
  expect(Object.keys(forbidden()).length).toBeGreaterThanOrEqual(12);
});

/** Refused to a trader, and noted, before anybody looks at what was sent. */
const isOperators = ({ path }: WalkedProcedure): boolean => path.startsWith("operator.");

test("what an operator sets takes no field that is not theirs to set", () => {
  const paths = MUTATIONS.filter(isOperators).map(({ path }) => path);
  expect(paths).toEqual(["operator.silence"]);
  const asked = { id: foreign.userId, hours: 8 };
  expect(silenceInput.safeParse(asked).success).toBe(true);
  for (const [name, value] of Object.entries(forbidden())) {
    expect(silenceInput.safeParse({ ...asked, [name]: value }).success, name).toBe(false);
  }
});

test.each(MUTATIONS.filter((procedure) => procedure.input !== null && !isOperators(procedure)))(
  "$path refuses every field that is not the caller's to set, and changes nothing",
  async (procedure) => {
    const before = [await product.audit.rowsOf(own.userId), await product.audit.rowsOf(foreign.userId)];
    for (const [name, value] of Object.entries(forbidden())) {
      for (const input of stuffed(inputOf(procedure), name, value)) {
        const { status } = await ask(product, procedure, input, own.cookie);
        expect(status, JSON.stringify(input)).toBe(400);
      }
    }
    const after = [await product.audit.rowsOf(own.userId), await product.audit.rowsOf(foreign.userId)];
    expect(after).toEqual(before);
  },
);

test.each(MUTATIONS.filter(({ input }) => input === null))(
  "$path, which is told nothing, listens to nothing",
  async (procedure) => {
    const [me, theirs] = [
      await product.wired.users.find(own.userId),
      await product.audit.rowsOf(foreign.userId),
    ];
    const { names, userId } = own;
    const account = names.find(({ what }) => what === "account")?.value ?? "";
    const connected = await product.wired.accounts.find(account);
    const { status, text } = await ask(product, procedure, forbidden(), own.cookie);
    expect(status).not.toBe(401);
    expect(status).toBeLessThan(500);
    expect(text).not.toContain(foreign.userId);
    expect(await product.wired.users.find(userId)).toEqual(me);
    expect(await product.wired.accounts.find(account)).toEqual(connected);
    expect(await product.audit.rowsOf(foreign.userId)).toEqual(theirs);
  },
);
