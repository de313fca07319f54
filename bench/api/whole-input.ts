import type { WalkedProcedure } from "#cli/matrix/list-procedures.ts";
import type { Tenant } from "#cli/matrix/seed-tenant.ts";
import { ownInputs } from "#testing/queries/own-inputs.ts";

/** Rows of a page that is timed. */
export const PAGE = 50;

/**
 * What somebody asks a procedure with all that is their own; what comes by the page, for the first whole one: the cursor that
 * a tenant has is none that we gave.
 */
export const wholeInput = (procedure: WalkedProcedure, own: Tenant): unknown => {
  const [input] = ownInputs(procedure, own);
  const schema = procedure.input;
  if (schema === null || typeof schema !== "object" || schema.properties?.["limit"] === undefined)
    return input;
  const { cursor: _, ...rest } = { cursor: null, ...(typeof input === "object" ? input : {}) };
  return { ...rest, limit: PAGE };
};
