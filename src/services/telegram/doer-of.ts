import type { Doer } from "../security/acting.ts";
import type { BoundChat } from "./telegram-deps.ts";

/** Who did it, for the security log: the user, by no session of theirs, from no network that is known. */
export const doerOf = ({ userId }: BoundChat): Doer => ({
  userId,
  sessionId: null,
  deviceId: null,
  visitor: { network: "unknown" },
  via: "telegram",
});
