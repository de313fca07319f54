import { checkMarginGuard } from "#domain/automations/check-margin-guard.ts";
import { checkExit } from "#domain/automations/exits/check-exit.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Markets } from "#ports/markets.ts";
import { AppError } from "../app-error.ts";
import type { ConflictDraft } from "./conflict-draft.ts";
import { type Armable, findArmable } from "./find-armable.ts";
import { type ConflictDeps, gatherConflictFacts } from "./gather-conflict-facts.ts";
import { type ToldConflict, tellConflicts } from "./tell-conflicts.ts";

export type CheckDeps = ConflictDeps & {
  readonly accounts: ExchangeAccounts;
  readonly markets: Pick<Markets, "seen">;
};

/** What was found, and the price and the reading it was found at. Without a price nothing was looked for. */
export type CheckedConflicts = {
  readonly conflicts: readonly ToldConflict[];
  readonly last: PriceHalfUsd | null;
  readonly readAt: number;
};

const firstMistake = (draft: ConflictDraft, { position }: Armable, last: PriceHalfUsd | null) =>
  draft.kind === "guard"
    ? checkMarginGuard(draft.config, position)[0]
    : checkExit(draft.rule, position, last)[0];

/**
 * What a draft and the rules around it would do to each other, in words; nothing is saved. Takes the search's few
 * milliseconds, however many rules there are.
 * @throws AppError not-found for a position that is not this trader's · bad-input where the draft is wrong by itself ·
 * unavailable while the account cannot be read.
 */
export const checkConflicts = async (
  deps: CheckDeps,
  request: {
    readonly userId: string;
    readonly accountId: string;
    readonly positionId: string;
    readonly draft: ConflictDraft;
  },
): Promise<CheckedConflicts> => {
  const { draft } = request;
  const armable = await findArmable(deps, request);
  const gathered = await gatherConflictFacts(deps, armable, draft);
  const last = gathered?.facts.last ?? null;
  const mistake = firstMistake(draft, armable, last);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  const isBackstop = draft.kind === "exit" && draft.rule.kind === "backstop";
  const conflicts = gathered === null || isBackstop ? [] : tellConflicts(gathered.facts, draft);
  return { conflicts, last, readAt: armable.position.readAt };
};
