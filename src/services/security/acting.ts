import type { ActiveSession } from "#ports/sessions.ts";
import type { Visitor } from "../auth/visitor.ts";

/** Who did something to their own account, and from where: what an event tells of them. */
export type Doer = Pick<Acting, "userId" | "deviceId"> & {
  /** Null where it came by no session: by `via`. */
  readonly sessionId: string | null;
  readonly visitor: Pick<Visitor, "network">;
  /** By which way that is no page of ours it came, for the event to tell. */
  readonly via?: "telegram";
};

/** Somebody who is logged in, asking for something about their own account. */
export type Acting = ActiveSession & { readonly visitor: Visitor };
