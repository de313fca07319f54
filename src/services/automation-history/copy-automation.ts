import type { AutomationSettings } from "#domain/automations/history/automation-settings.ts";
import { isSameSubject, positionOf, type Subject } from "#domain/automations/history/subject.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { AutomationChanges, AutomationSubject } from "#ports/automation-changes.ts";
import { AppError } from "../app-error.ts";
import type { Acting } from "../security/acting.ts";
import { type ArmedSettings, type ArmSettingsDeps, armSettingsByTrader } from "./arm-settings-by-trader.ts";
import { type Arming, type ArmWholeDeps, armWhole } from "./arm-whole.ts";
import { findOwnAccount } from "./find-own-account.ts";
import { HISTORY_REFUSALS } from "./history-refusals.ts";
import { previewSettings } from "./preview-import.ts";

type CopyDeps = ArmSettingsDeps &
  ArmWholeDeps & { readonly automationChanges: Pick<AutomationChanges, "find" | "onSubject" | "armAll"> };

type Copies = {
  readonly accountId: string;
  readonly positionIds: readonly string[];
  /** As they were named, so that a refusal names the place. */
  readonly also: readonly string[];
  readonly settings: AutomationSettings;
  readonly isMeant: boolean;
};

/** Prepared on every position before any is armed. @throws AppError for the first position that refuses it, which it names. */
const prepareAll = async (
  deps: CopyDeps,
  userId: string,
  { positionIds, also, ...copies }: Copies,
): Promise<readonly Arming[]> => {
  const arming: Arming[] = [];
  for (const [place, positionId] of positionIds.entries()) {
    const subject = { on: "position", positionId } as const;
    const one = await previewSettings(deps, { userId, subject, ...copies }, place);
    if (one.kind === "refused") {
      const field =
        one.field === "acknowledged"
          ? "acknowledged"
          : place === 0
            ? "subject"
            : `also.${also.indexOf(positionId)}`;
      throw new AppError(
        "bad-input",
        saidBy(HISTORY_REFUSALS, ({ ofPosition }, locale) => ofPosition(place + 1, one.message(locale))),
        { field },
      );
    }
    arming.push(one);
  }
  return arming;
};

/**
 * Arms an automation's settings on several running positions of one account, each in the place of what stands there: on all
 * of them in one transaction, or on none where one refuses them. Answers the one on the first of them.
 */
const copyToAll = async (deps: CopyDeps, acting: Acting, copies: Copies): Promise<ArmedSettings> => {
  await findOwnAccount(deps, { userId: acting.userId, accountId: copies.accountId });
  const arming = await prepareAll(deps, acting.userId, copies);
  const [first] = await armWhole(deps, acting, {
    accountId: copies.accountId,
    arming,
    from: { kind: "copied" },
  });
  if (first === undefined) throw new Error("Nothing was armed");
  return { id: first.id, version: first.version };
};

/**
 * Arms an automation's settings on another running position of the trader's, those of a cross guard on another cross
 * position, those of a rule of an account on another account, in the place of what stands there; those of one that has ended
 * where it stood too. Checks and gates are those of arming.
 * @throws AppError not-found where the automation or a position is not this trader's; bad-input where it stands there
 * itself, or where one of several refuses it; and as arming.
 */
export const copyAutomation = async (
  deps: CopyDeps,
  acting: Acting,
  {
    id,
    accountId,
    subject,
    also = [],
    isMeant = false,
  }: AutomationSubject & {
    readonly id: string;
    /** More positions of the same account: then on all of them, or on none. */
    readonly also?: readonly string[];
    readonly isMeant?: boolean;
  },
): Promise<ArmedSettings> => {
  const automation = await deps.automationChanges.find(acting.userId, id);
  if (automation === null) {
    throw new AppError(
      "not-found",
      saidBy(HISTORY_REFUSALS, ({ gone }) => gone),
    );
  }
  if (also.length > 0 && subject.on !== "position")
    throw new AppError(
      "bad-input",
      saidBy(HISTORY_REFUSALS, ({ positionFirst }) => positionFirst),
      { field: "subject" },
    );
  const subjects = [subject, ...also.map((one): Subject => ({ on: "position", positionId: one }))];
  const isThere =
    automation.accountId === accountId && subjects.some((one) => isSameSubject(one, automation.subject));
  if (isThere && automation.state !== "ended")
    throw new AppError(
      "bad-input",
      saidBy(HISTORY_REFUSALS, ({ standsHere }) => standsHere),
      { field: "subject" },
    );
  const positionIds = [...new Set(subjects.flatMap((one) => positionOf(one) ?? []))];
  const { settings } = automation;
  if (positionIds.length > 1)
    return copyToAll(deps, acting, { accountId, positionIds, also, settings, isMeant });
  return await armSettingsByTrader(deps, acting, {
    accountId,
    subject,
    id: null,
    settings,
    from: { kind: "copied" },
    isMeant,
  });
};
