import type { SecurityEvent, SecurityEventKind } from "./security-event.ts";

/** What strangers do at the door. */
const AT_THE_DOOR: ReadonlySet<SecurityEventKind> = new Set(["login", "login-factor", "reset-requested"]);

/**
 * Whether an event is judged in the light of what came before it. No signal is raised by somebody outside who asks for a
 * link or is not let in, whatever the past. So it is not read for that: an address that has an account, with its past, is
 * answered as soon as one that has none.
 */
export const looksBack = ({ kind, actor, outcome }: SecurityEvent): boolean =>
  !(AT_THE_DOOR.has(kind) && actor === "nobody" && (outcome !== "allowed" || kind === "reset-requested"));
