import type { Acting } from "#services/security/acting.ts";
import type { Context, Trader } from "./context.ts";

/** Who is logged in, and from where, as services want it. */
export const acting = ({
  trader,
  visitor,
}: Pick<Context, "visitor"> & { readonly trader: Trader }): Acting => ({ ...trader, visitor });
