import type { ActiveSession } from "#ports/sessions.ts";
import type { Visitor } from "../auth/visitor.ts";

/** Somebody who is logged in, asking for something about their own account. */
export type Acting = ActiveSession & { readonly visitor: Visitor };
