import { countUntilRefused } from "./count-until-refused.ts";
import type { LimitSeen, Told } from "./observations.ts";
import type { ProbeSession } from "./probe-session.ts";
import { stampNow } from "./stamp-now.ts";

/** Enough to meet a limit of five a second, too few to meet one of twenty. */
const SIGNED = { most: 20, lanes: 3 };
const PUBLIC = { most: 4, lanes: 1 };

/** How many signed and public requests are answered before one is refused, with few requests and one refusal each. */
export const probeLimits = async (
  session: ProbeSession,
): Promise<{ readonly keyLimit: Told<LimitSeen>; readonly publicLimit: Told<LimitSeen> }> => {
  const { desk } = session;
  const keyLimit = await countUntilRefused(session, {
    ...SIGNED,
    ask: () => desk.balance(stampNow(session)),
  });
  const publicLimit = await countUntilRefused(session, { ...PUBLIC, ask: () => desk.serverTime() });
  return { keyLimit, publicLimit };
};
