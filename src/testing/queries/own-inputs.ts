import { randomUUID } from "node:crypto";
import type { WalkedProcedure } from "#cli/matrix/list-procedures.ts";
import { makeCases } from "#cli/matrix/make-cases.ts";
import type { Tenant } from "#cli/matrix/seed-tenant.ts";

/** What somebody would ask a procedure with all that is their own: once for each form that its input can have. */
export const ownInputs = (procedure: WalkedProcedure, own: Tenant): readonly unknown[] => {
  const inputs = makeCases(procedure, { own, foreign: own }, () => 1)
    .filter(({ whose, twin }) => whose === "own" && !twin.endsWith(", alone"))
    .map(({ input }) => input);
  return [...new Map(inputs.map((input) => [JSON.stringify(input), input])).values()];
};

/** A command is carried out once, however often it is sent. */
export const asNewCommand = (input: unknown): unknown =>
  typeof input === "object" && input !== null && "commandId" in input
    ? { ...input, commandId: randomUUID() }
    : input;
