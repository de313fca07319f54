import type {
  EventFacts,
  SecurityActor,
  SecurityEventKind,
  SecurityOutcome,
} from "#domain/security/security-event.ts";
import type { SignInDeps } from "../auth/sign-in-deps.ts";
import type { Visitor } from "../auth/visitor.ts";
import type { Acting, Doer } from "./acting.ts";

type NoteDeps = Pick<SignInDeps, "security" | "now">;

/** What happened, as far as it is not told by where it came from. */
type Noted = {
  readonly kind: SecurityEventKind;
  readonly outcome: SecurityOutcome;
  readonly userId: string | null;
  readonly actor?: SecurityActor;
  readonly deviceId?: string | null;
  readonly sessionId?: string | null;
  readonly facts?: EventFacts;
};

/** Takes down what somebody did who is not logged in, or is just getting in. */
export const noteEvent = async (
  deps: NoteDeps,
  { network }: Pick<Visitor, "network">,
  { kind, outcome, userId, actor = "nobody", deviceId = null, sessionId = null, facts = {} }: Noted,
): Promise<void> => {
  const place = { network: network === "unknown" ? null : network, deviceId, sessionId };
  await deps.security.record({ at: deps.now(), kind, outcome, userId, actor, facts, ...place });
};

/** Takes down what a logged-in user did to their own account. */
export const noteDeed = async (
  deps: NoteDeps,
  { visitor, userId, sessionId, deviceId, via }: Doer,
  kind: SecurityEventKind,
  outcome: SecurityOutcome,
  facts: EventFacts = {},
): Promise<void> =>
  await noteEvent(deps, visitor, {
    ...{ kind, outcome, userId, actor: "user", deviceId, sessionId },
    facts: via === undefined ? facts : { ...facts, via },
  });

/** Takes down what an operator looked at or did. It is about nobody's account but the whole installation's. */
export const noteOperatorDeed = async (
  deps: NoteDeps,
  { visitor, sessionId, deviceId, userId }: Acting,
  facts: EventFacts,
): Promise<void> =>
  await noteEvent(deps, visitor, {
    kind: "operator-acted",
    outcome: "allowed",
    userId: null,
    actor: "operator",
    deviceId,
    sessionId,
    facts: { ...facts, operatorId: userId },
  });
