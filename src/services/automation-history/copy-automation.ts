import type { AutomationSettings } from "#domain/automations/history/automation-settings.ts";
import type { AutomationChanges } from "#ports/automation-changes.ts";
import { AppError } from "../app-error.ts";
import type { Acting } from "../security/acting.ts";
import { type ArmedSettings, type ArmSettingsDeps, armSettingsByTrader } from "./arm-settings-by-trader.ts";
import { type Arming, type ArmWholeDeps, armWhole } from "./arm-whole.ts";
import { findOwnAccount } from "./find-own-account.ts";
import { previewSettings } from "./preview-import.ts";

type CopyDeps = ArmSettingsDeps &
  ArmWholeDeps & { readonly automationChanges: Pick<AutomationChanges, "find" | "onSubject" | "armAll"> };

type Copies = {
  readonly accountId: string;
  readonly positionIds: readonly (string | null)[];
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
    const one = await previewSettings(deps, { userId, positionId, ...copies }, place);
    if (one.kind === "refused") {
      const field =
        one.field === "acknowledged"
          ? "acknowledged"
          : place === 0
            ? "positionId"
            : `also.${also.indexOf(positionId ?? "")}`;
      throw new AppError("bad-input", `Position ${place + 1} of those chosen: ${one.message}`, { field });
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
 * Arms an automation's settings on another running position of the trader's, or those of a cross guard on another cross
 * position, in the place of what stands there; those of
 * one that has ended on its own position too. Checks and gates are those of arming.
 * @throws AppError not-found where the automation or a position is not this trader's; bad-input where it stands there
 * itself, or where one of several refuses it; and as arming.
 */
export const copyAutomation = async (
  deps: CopyDeps,
  acting: Acting,
  {
    id,
    accountId,
    positionId,
    also = [],
    isMeant = false,
  }: {
    readonly id: string;
    readonly accountId: string;
    /** Null for the cross position of the account. */
    readonly positionId: string | null;
    /** More positions of the same account: then on all of them, or on none. */
    readonly also?: readonly string[];
    readonly isMeant?: boolean;
  },
): Promise<ArmedSettings> => {
  const automation = await deps.automationChanges.find(acting.userId, id);
  if (automation === null) {
    throw new AppError("not-found", "This automation is not there any more. Reload the page.");
  }
  const positionIds = [...new Set([positionId, ...also])];
  const isThere =
    automation.accountId === accountId && positionIds.some((one) => one === automation.positionId);
  if (isThere && automation.state !== "ended") {
    throw new AppError("bad-input", "It stands on this position itself. Choose another one.", {
      field: "positionId",
    });
  }
  const { settings } = automation;
  if (positionIds.length > 1)
    return copyToAll(deps, acting, { accountId, positionIds, also, settings, isMeant });
  return await armSettingsByTrader(deps, acting, {
    accountId,
    positionId,
    settings,
    from: { kind: "copied" },
    isMeant,
  });
};
