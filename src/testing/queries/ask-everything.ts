import { growUser } from "./copy-rows.ts";
import type { AskedProduct, Asker } from "./open-asked-product.ts";

/** A call as it was asked once: what came of it, and what was asked of the database for it. */
export type AskedCall = {
  readonly procedure: string;
  /** Which of several inputs, and who asked. */
  readonly about: string;
  readonly status: number;
  readonly statements: readonly string[];
};

const ASKERS: readonly Asker[] = ["kept", "answered"];

/** What only opens and ends a transaction looks nothing up, however often. */
const isWork = (statement: string): boolean => !/^\s*(begin|commit|rollback|savepoint)\b/i.test(statement);

/**
 * Asks every procedure, or those of `only`, with all that is one's own, as each kind of asker, who have `more` of everything
 * besides what they have one of. Whoever asks is another for each noun, because things are used up on the way.
 */
export const askEverything = async (
  asked: AskedProduct,
  { more, only }: { readonly more: number; readonly only?: readonly string[] },
): Promise<readonly AskedCall[]> => {
  const calls: AskedCall[] = [];
  const procedures = asked.procedures.filter(({ path }) => only?.includes(path) ?? true);
  for (const asker of ASKERS) {
    let noun = "";
    let own = await asked.enter(asker);
    for (const procedure of procedures) {
      const [name = ""] = procedure.path.split(".");
      if (name !== noun) {
        own = await asked.enter(asker, name === "operator" ? "operator" : "trader");
        await growUser(asked.stage.sql, own.userId, more);
      }
      noun = name;
      for (const [at, ask] of asked.asksOf(procedure, own).entries()) {
        asked.statements.length = 0;
        const { status } = await ask();
        const statements = asked.statements.filter(isWork);
        calls.push({ procedure: procedure.path, about: `${asker} ${at}`, status, statements });
      }
    }
  }
  return calls;
};
