import type { WalkedProcedure } from "#cli/matrix/list-procedures.ts";
import type { Tenant } from "#cli/matrix/seed-tenant.ts";
import { ownInputs } from "#testing/queries/own-inputs.ts";

/** Rows of a page that is timed. */
export const PAGE = 50;

/** What comes by the page is asked for as the first whole one: the cursor that a tenant has is none that we gave. */
const ofWholePage = ({ input: schema }: WalkedProcedure, input: unknown): unknown => {
  if (schema === null || typeof schema !== "object" || schema.properties?.["limit"] === undefined)
    return input;
  const { cursor: _, ...rest } = { cursor: null, ...(typeof input === "object" ? input : {}) };
  return { ...rest, limit: PAGE };
};

/** What somebody asks a procedure with all that is their own, in each form that its input can have. */
export const wholeInputs = (procedure: WalkedProcedure, own: Tenant): readonly unknown[] =>
  ownInputs(procedure, own).map((input) => ofWholePage(procedure, input));
