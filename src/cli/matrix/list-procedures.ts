import { z } from "zod";
import { appRouter } from "#server/trpc/app-router.ts";
import type { ProcedureMeta } from "#server/trpc/init.ts";

export type JsonSchema = z.core.JSONSchema._JSONSchema;

/** A procedure as the router lists it, with what it takes in; a null input is none. */
export type WalkedProcedure = {
  readonly path: string;
  readonly isMutation: boolean;
  readonly input: JsonSchema | null;
};

type Listed = {
  readonly _def: {
    readonly type: string;
    readonly inputs: readonly z.ZodType[];
    readonly meta?: Partial<ProcedureMeta>;
  };
};

/** The library's types nest what is flat at run time: `noun.verb` → procedure. */
const byPath = z.record(
  z.string(),
  z.custom<Listed>((value) => typeof value === "function"),
);

/** Every procedure there is, as the router itself lists them: a new one is here without being named. */
export const listProcedures = (): readonly WalkedProcedure[] =>
  Object.entries(byPath.parse(appRouter._def.procedures)).map(([path, { _def }]) => {
    const [input, ...more] = _def.inputs;
    if (more.length > 0) throw new Error(`${path} takes its input in parts, and only one would be walked`);
    return {
      path,
      isMutation: _def.type === "mutation",
      input: input === undefined ? null : z.toJSONSchema(input, { io: "input", unrepresentable: "any" }),
    };
  });
