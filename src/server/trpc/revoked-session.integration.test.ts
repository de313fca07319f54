import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, OUR_PAGE } from "#cli/matrix/ask.ts";
import { listProcedures, type WalkedProcedure } from "#cli/matrix/list-procedures.ts";
import { makeCases } from "#cli/matrix/make-cases.ts";
import { ORIGIN, type Product } from "#cli/matrix/open-product.ts";
import { seedTenant, type Tenant } from "#cli/matrix/seed-tenant.ts";
import { openTestProduct } from "#testing/server/open-test-product.ts";
import { PUBLIC_PROCEDURES } from "#testing/server/procedure-examples.ts";
import { relyingParty } from "../http/relying-party.ts";

let product: Product;

beforeAll(async () => {
  product = await openTestProduct();
});

afterAll(async () => {
  await product.close();
});

const PROCEDURES = listProcedures();
const GUARDED = PROCEDURES.filter(({ path }) => !PUBLIC_PROCEDURES.has(path));

const procedureAt = (path: string): WalkedProcedure => {
  const procedure = PROCEDURES.find((one) => one.path === path);
  if (procedure === undefined) throw new Error(`there is no ${path}`);
  return procedure;
};

const inputOf = (procedure: WalkedProcedure, own: Tenant, foreign: Tenant): unknown =>
  makeCases(procedure, { own, foreign }).find(({ whose }) => whose === "own")?.input;

/** Asked by another browser of the same trader; carried out, or nothing below would mean anything. */
const fromAnother = async (tenant: Tenant, path: string, input?: unknown): Promise<void> => {
  const { status } = await ask(product, procedureAt(path), input, tenant.otherCookie);
  expect(status).toBe(200);
};

const idOf = (tenant: Tenant, wanted: string): string =>
  tenant.names.find(({ what }) => what === wanted)?.value ?? "";

/** Every way a session ends before its time. */
const WAYS: Readonly<Record<string, (tenant: Tenant) => Promise<void>>> = {
  "logging out": async ({ token }) => {
    const at = { origin: ORIGIN, isSecure: false };
    const visitor = {
      network: OUR_PAGE["x-forwarded-for"],
      userAgent: OUR_PAGE["user-agent"],
      deviceToken: null,
      party: relyingParty(at),
    };
    await product.services.auth.logOut({ token, visitor });
  },
  "ending it in the list": (tenant) =>
    fromAnother(tenant, "security.endSession", { id: idOf(tenant, "session") }),
  "ending all others": (tenant) => fromAnother(tenant, "security.endOtherSessions"),
  "changing the password": (tenant) =>
    fromAnother(tenant, "security.changePassword", { password: "seven quiet herons by the weir" }),
};

describe.each(Object.keys(WAYS))("after %s", (way) => {
  test("the old cookie is answered 401 by every procedure at once, and nothing is done with it", async () => {
    const [tenant, other] = [await seedTenant(product, "operator"), await seedTenant(product)];
    const inputs = GUARDED.map((procedure) => [procedure, inputOf(procedure, tenant, other)] as const);
    expect((await ask(product, procedureAt("overview.get"), undefined, tenant.cookie)).status).toBe(200);
    await WAYS[way]?.(tenant);
    const before = await product.audit.rowsOf(tenant.userId);
    for (const [procedure, input] of inputs) {
      const { status } = await ask(product, procedure, input, tenant.cookie);
      expect(status, procedure.path).toBe(401);
    }
    expect(await product.audit.rowsOf(tenant.userId)).toEqual(before);
    expect(inputs.length).toBeGreaterThan(25);
  });
});

test("the browser that ended the others goes on", async () => {
  const tenant = await seedTenant(product);
  await WAYS["ending all others"]?.(tenant);
  const { status } = await ask(product, procedureAt("overview.get"), undefined, tenant.otherCookie);
  expect(status).toBe(200);
});
