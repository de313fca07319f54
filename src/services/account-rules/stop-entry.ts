import { saidBy } from "#domain/language/in-both.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Clock } from "#ports/clock.ts";
import { AppError } from "../app-error.ts";
import { ownRule } from "./own-rule.ts";
import type { StoredEntryRule } from "./read-entry-sight.ts";
import { NEXT_TICK } from "./rule-legs.ts";
import { RULE_REFUSALS } from "./rule-refusals.ts";

type Deps = { readonly rules: AccountRules; readonly clock: Clock };
type Request = { readonly userId: string; readonly id: string };

const GONE = saidBy(RULE_REFUSALS, ({ entryGone }) => entryGone);

/**
 * Keeps an entry from entering until it is armed again. Orders that rest at the exchange stay there.
 * @throws AppError not-found when it is not this user's or has ended.
 */
export const pauseEntry = async (deps: Deps, request: Request): Promise<StoredEntryRule> => {
  await ownRule(deps, request, "auto-entry");
  const paused = await deps.rules.pause(request.userId, request.id, deps.clock());
  if (paused?.kind !== "auto-entry") throw new AppError("not-found", GONE);
  return paused;
};

/**
 * What becomes of orders of it that may rest at the exchange if it is stopped now. One whose end has passed takes them back
 * already: stopped then, it ends at once and leaves them.
 */
export const ordersOnStop = async (
  deps: { readonly rules: Pick<AccountRules, "entriesOf">; readonly clock: Clock },
  { id, config }: Pick<StoredEntryRule, "id" | "config">,
): Promise<"none" | "taken-back" | "left"> => {
  if (config.when.kind !== "ladder" || (await deps.rules.entriesOf(id)).length === 0) return "none";
  return config.expiresAt !== null && config.expiresAt <= deps.clock() ? "left" : "taken-back";
};

/**
 * Stops an entry for good. A ladder that placed orders ends now, like one whose time is over: what is not filled is taken
 * back at the next looks, and then it is over. Stopped again meanwhile it ends at once, and its orders stay. Positions it
 * opened, and their guards, are not touched. Returns whether it is over.
 * @throws AppError not-found when it is not this user's or has ended.
 */
export const stopEntry = async (deps: Deps, request: Request): Promise<boolean> => {
  const entry = await ownRule(deps, request, "auto-entry");
  if ((await ordersOnStop(deps, entry)) === "taken-back") {
    const at = deps.clock();
    const config = { ...entry.config, expiresAt: at };
    // These settings are in force from now on: what was before is explained by those of before.
    const ending = await deps.rules.arm({ ...entry, config, state: "armed", createdAt: at }, NEXT_TICK);
    if (ending === null) throw new AppError("not-found", GONE);
    return false;
  }
  if ((await deps.rules.end(request.userId, request.id, deps.clock())) === null)
    throw new AppError("not-found", GONE);
  return true;
};
