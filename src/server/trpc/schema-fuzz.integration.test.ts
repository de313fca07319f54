import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "#cli/matrix/ask.ts";
import { isServerError } from "#cli/matrix/find-leaks.ts";
import { listProcedures } from "#cli/matrix/list-procedures.ts";
import type { Product } from "#cli/matrix/open-product.ts";
import { seedTenant } from "#cli/matrix/seed-tenant.ts";
import { type Known, nearlyValidOf } from "#testing/arbitraries/arbitrary-of-schema.ts";
import { FakePasswordHasher } from "#testing/fakes/fake-password-hasher.ts";
import { runs } from "#testing/infra/runs.ts";
import { openTestProduct } from "#testing/server/open-test-product.ts";
import { PUBLIC_PROCEDURES } from "#testing/server/procedure-examples.ts";

let product: Product;
/** Whom nothing that anybody sends can change: one is enough for all of it. */
let foreign: Awaited<ReturnType<typeof seedTenant>>;

beforeAll(async () => {
  // Thousands of passwords: how long one takes to hash is not what this is about.
  product = await openTestProduct({ parts: { passwords: new FakePasswordHasher() } });
  foreign = await seedTenant(product);
});

afterAll(async () => {
  await product.close();
});

/** Somebody logged in, and every name they could send: their own, another's and nobody's. */
const aFuzzer = async (): Promise<{ readonly cookie: string; readonly known: Known }> => {
  const own = await seedTenant(product, "operator");
  // Their own session is left out: who ends it is asked to log in from then on.
  const names = [...own.names.filter(({ what }) => what !== "session"), ...foreign.names];
  const isAddress = ({ kind }: { kind: string }) => kind === "address";
  return {
    cookie: own.cookie,
    known: {
      ids: [product.wired.newId(), ...names.filter((name) => !isAddress(name)).map(({ value }) => value)],
      addresses: ["nobody@axisor.local", ...names.filter(isAddress).map(({ value }) => value)],
    },
  };
};

const ownNames = (): string => Object.getOwnPropertyNames(Object.prototype).join();

test.each(listProcedures())(
  "$path takes whatever nearly fits it without breaking, and leaves nothing behind",
  async (procedure) => {
    const { known, ...entered } = await aFuzzer();
    let { cookie } = entered;
    const before = ownNames();
    const property = fc.asyncProperty(nearlyValidOf(procedure.input ?? true, known), async (input) => {
      let answer = await ask(product, procedure, input, cookie);
      // Whoever names so much that is not theirs has their sessions ended, and comes in as somebody else.
      if (answer.status === 401 && !PUBLIC_PROCEDURES.has(procedure.path)) {
        cookie = (await aFuzzer()).cookie;
        answer = await ask(product, procedure, input, cookie);
      }
      expect(isServerError(answer), `${answer.status} for ${JSON.stringify(input)}`).toBe(false);
      // Whoever is not logged in any more is not looked at: then nothing below would have been tried.
      if (!PUBLIC_PROCEDURES.has(procedure.path)) expect(answer.status).not.toBe(401);
    });
    await fc.assert(property, { numRuns: runs(1_000) });
    expect(ownNames()).toBe(before);
  },
  600_000,
);
