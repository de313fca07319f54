import type { ActiveSession } from "#ports/sessions.ts";
import type { Visitor } from "../auth/visitor.ts";

/** Who did something to their own account, and from where: what an event tells of them. */
export type Doer = Pick<Acting, "userId" | "sessionId" | "deviceId"> & {
  readonly visitor: Pick<Visitor, "network">;
};

/** Somebody who is logged in, asking for something about their own account. */
export type Acting = ActiveSession & { readonly visitor: Visitor };
