import { WHY_NOT_DAYS } from "#domain/notifications/why-not/why-not.ts";
import type { AskableAutomation, PastAutomations } from "#ports/past-automations.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** More than anybody looks through, and few enough for one answer. */
const MOST = 300;

/**
 * The automations of a user that can be asked why they did nothing, as of `now` (epoch milliseconds): what stands, and what
 * ended within the days of which is kept what positions were.
 */
export const listAskable = (
  deps: { readonly pastAutomations: Pick<PastAutomations, "askable"> },
  { userId, now }: { readonly userId: string; readonly now: number },
): Promise<readonly AskableAutomation[]> =>
  deps.pastAutomations.askable(userId, now - WHY_NOT_DAYS * DAY_MS, MOST);
