import type { LoginChallenge } from "#ports/login-challenges.ts";
import type { Session } from "#ports/sessions.ts";
import type { LoginMethod, User } from "#ports/users.ts";
import { writeMail } from "../mail/write-mail.ts";
import { noteEvent } from "../security/note-event.ts";
import { hashToken } from "./hash-token.ts";
import { isOutdated } from "./is-outdated.ts";
import { listFactors } from "./list-factors.ts";
import type { SignInDeps } from "./sign-in-deps.ts";
import type { Visitor } from "./visitor.ts";

export type OpenSessionDeps = Pick<
  SignInDeps,
  | "users"
  | "sessions"
  | "devices"
  | "challenges"
  | "factors"
  | "mails"
  | "security"
  | "deviceNames"
  | "now"
  | "newId"
  | "newToken"
>;

/** A login that is done. Both tokens are their only copies; the device's goes into a cookie that outlives the session. */
export type OpenedSession = {
  readonly userId: string;
  readonly email: string;
  readonly token: string;
  readonly deviceToken: string;
};

const SESSION_MS = 24 * 60 * 60_000;
const IDLE_MS = 8 * 60 * 60_000;
const UNNAMED = "A browser that does not say what it is";

/** Whether what was proved for this ticket is still all that is asked: a factor may have been added since. */
async function isEnough(deps: OpenSessionDeps, ticket: LoginChallenge, user: User): Promise<boolean> {
  if (ticket.method === null || isOutdated(ticket, user)) return false;
  return ticket.method !== "password" || !(await listFactors(deps, user.id, { party: null })).isAsked;
}

type Seeing = { readonly deviceToken: string; readonly at: number };

/** Knows this browser again, or tells the owner of one that was never seen before beside others that were. */
async function seeDevice(deps: OpenSessionDeps, user: User, visitor: Visitor, { deviceToken, at }: Seeing) {
  const label = deps.deviceNames.nameOf(visitor.userAgent);
  const { network } = visitor;
  const seen = await deps.devices.see({
    id: deps.newId(),
    userId: user.id,
    tokenHash: hashToken(deviceToken),
    label: label ?? UNNAMED,
    network,
    firstSeenAt: at,
    lastSeenAt: at,
  });
  const isStrange = seen.isNew && (await deps.devices.countOf(user.id)) > 1;
  return { id: seen.id, label, isStrange };
}

type Opened = Pick<Session, "id" | "deviceId" | "label" | "method">;

/** Takes down that somebody is in, and before it that their browser is a stranger; its owner is told of that. */
async function tellOfSession(
  deps: OpenSessionDeps,
  user: User,
  visitor: Visitor,
  session: Opened & { readonly isStrange: boolean },
): Promise<void> {
  const about = { outcome: "allowed", userId: user.id, actor: "user" } as const;
  const place = { deviceId: session.deviceId, sessionId: session.id };
  const device = session.label ?? UNNAMED;
  if (session.isStrange)
    await noteEvent(deps, visitor, { kind: "new-device", ...about, ...place, facts: { device } });
  const opened = { device, method: session.method };
  await noteEvent(deps, visitor, { kind: "session-opened", ...about, ...place, facts: opened });
  if (!session.isStrange) return;
  const facts = { kind: "new-device", device, network: visitor.network, at: deps.now() } as const;
  await writeMail(deps, user.email, user.id, facts, visitor.reads);
}

type Begun = { readonly user: User; readonly method: LoginMethod; readonly provedAt: number };

/** What a ticket proves, by now; null for one that was used, is too old or proves too little. It is used up with that. */
async function redeem(
  deps: OpenSessionDeps,
  token: string,
): Promise<{ readonly userId: string | null; readonly begun: Begun | null }> {
  const ticket = await deps.challenges.take(hashToken(token), "ticket", deps.now());
  const user = ticket?.userId == null ? null : await deps.users.find(ticket.userId);
  const userId = user?.id ?? null;
  if (ticket === null || user === null || ticket.method === null) return { userId, begun: null };
  if (!(await isEnough(deps, ticket, user))) return { userId, begun: null };
  return { userId, begun: { user, method: ticket.method, provedAt: ticket.createdAt } };
}

type Opening = Begun & { readonly visitor: Visitor; readonly at: number };

/** Null where the password was chosen anew while this went on: then it ended what was begun by the old one. */
async function open(
  deps: OpenSessionDeps,
  { user, method, provedAt, visitor, at }: Opening,
): Promise<OpenedSession | null> {
  const token = deps.newToken();
  const deviceToken = visitor.deviceToken ?? deps.newToken();
  const { id: deviceId, label, isStrange } = await seeDevice(deps, user, visitor, { deviceToken, at });
  const session: Session = {
    tokenHash: hashToken(token),
    id: deps.newId(),
    userId: user.id,
    deviceId,
    label,
    network: visitor.network === "unknown" ? null : visitor.network,
    method,
    // Whoever has a second factor has just given it, and whoever has none has given all there is.
    steppedUpAt: at,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: at + SESSION_MS,
    idleMs: IDLE_MS,
  };
  if (!(await deps.sessions.create(session, provedAt))) return null;
  await tellOfSession(deps, user, visitor, { ...session, isStrange });
  return { userId: user.id, email: user.email, token, deviceToken };
}

/** Exchanges a ticket for a session, once; null for one that was used, is too old or proves too little by now. */
export async function openSession(
  deps: OpenSessionDeps,
  input: { readonly ticket: string; readonly visitor: Visitor },
): Promise<OpenedSession | null> {
  const { visitor } = input;
  // Before it is looked at what is asked for: a factor that is added meanwhile was not given here, and is newer.
  const at = deps.now();
  const { userId, begun } = await redeem(deps, input.ticket);
  const opened = begun === null ? null : await open(deps, { ...begun, visitor, at });
  if (opened !== null) return opened;
  const facts = { reason: "ticket" };
  await noteEvent(deps, visitor, { kind: "login", outcome: "refused", userId, facts });
  return null;
}
