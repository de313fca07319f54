import { slotOf } from "#domain/automations/exits/exit-rule.ts";
import {
  type AutomationDocument,
  documentToSettings,
} from "#domain/automations/history/automation-document.ts";
import type { AutomationSettings } from "#domain/automations/history/automation-settings.ts";
import type {
  AutomationChanges,
  AutomationSubject,
  KnownAutomation,
  ReadyToArm,
} from "#ports/automation-changes.ts";
import type { Automations } from "#ports/automations.ts";
import type { Exits } from "#ports/exits.ts";
import { AppError } from "../app-error.ts";
import { type PrepareGuardDeps, prepareGuard } from "../automations/prepare-guard.ts";
import type { Acknowledged } from "../automations/refuse-told.ts";
import { weighGuard } from "../automations/weigh-guard.ts";
import { type PrepareCrossDeps, prepareCrossGuard } from "../cross-guards/prepare-cross-guard.ts";
import { weighCrossGuard } from "../cross-guards/weigh-cross-guard.ts";
import { type PrepareExitDeps, prepareExit } from "../exits/prepare-exit.ts";
import { weighExit } from "../exits/weigh-exit.ts";
import { findOwnAccount } from "./find-own-account.ts";
import { matchSubject } from "./match-subject.ts";

export type ImportDeps = PrepareGuardDeps &
  PrepareExitDeps &
  PrepareCrossDeps & {
    readonly exits: Pick<Exits, "ofAccount" | "ofUser">;
    readonly automations: Pick<Automations, "ofUser">;
    readonly automationChanges: Pick<AutomationChanges, "onSubject">;
  };

/** Which entries of a document go where, with null on the cross position; those that are not named stay in the document. */
export type ImportRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly document: AutomationDocument;
  readonly placements: readonly { readonly entry: number; readonly positionId: string | null }[];
  /** Whether the warnings of other rules were read and are meant. */
  readonly isMeant?: boolean;
};

/** Settings that were asked for on a position, or the cross one. */
export type AskedSettings = AutomationSubject & {
  readonly userId: string;
  readonly settings: AutomationSettings;
  readonly isMeant: boolean;
};

/** What would become of one entry on its position. */
export type PreviewedEntry = {
  readonly entry: number;
  readonly positionId: string | null;
  readonly settings: AutomationSettings;
} & (
  | { readonly kind: "refused"; readonly message: string; readonly field: string | null }
  | {
      readonly kind: "arms";
      readonly ready: ReadyToArm;
      /** In whose place it comes; null where nothing stands there. */
      readonly replaces: KnownAutomation | null;
      /** Whether it may put more at risk than what stands there. */
      readonly isRaised: boolean;
    }
);

const placeOf = ({ kind }: AutomationSettings): string =>
  kind === "margin-guard" || kind === "cross-guard" ? "guard" : slotOf(kind);

type Asking = Omit<AskedSettings, "settings">;

/** What is ready to be armed, and whether it may put more at risk than what stands there. */
const readyOn = async (
  deps: ImportDeps,
  { isMeant, userId, accountId, positionId }: Asking,
  settings: AutomationSettings,
): Promise<{ readonly ready: ReadyToArm; readonly isRaised: boolean }> => {
  const acknowledged: Acknowledged = isMeant ? "all" : [];
  const subject = matchSubject(settings, positionId);
  if (subject.on === "cross") {
    const request = { userId, accountId, acknowledged, config: subject.config };
    const ready = { of: "cross", ...(await prepareCrossGuard(deps, request)) } as const;
    return { ready, isRaised: (await weighCrossGuard(deps, request)).isRaised };
  }
  const on = { userId, accountId, positionId: subject.positionId, acknowledged };
  const rule = subject.settings;
  if (rule.kind === "margin-guard") {
    const request = { ...on, config: rule.config };
    const { guard, legs } = await prepareGuard(deps, request);
    return { ready: { of: "guard", guard, legs }, isRaised: (await weighGuard(deps, request)).isRaised };
  }
  const request = { ...on, rule };
  const exit = await prepareExit(deps, request);
  return { ready: { of: "exit", exit }, isRaised: await weighExit(deps, request) };
};

const arms = async (deps: ImportDeps, asking: Asking, settings: AutomationSettings) => {
  const standing = await deps.automationChanges.onSubject(asking.userId, asking);
  const replaces =
    standing.find((one) => one.state !== "ended" && placeOf(one.settings) === placeOf(settings)) ?? null;
  return { ...(await readyOn(deps, asking, settings)), replaces };
};

/** What would become of settings on a position, by the checks of arming; stores nothing. */
export const previewSettings = async (
  deps: ImportDeps,
  { settings, ...on }: AskedSettings,
  entry: number,
): Promise<PreviewedEntry> => {
  const about = { entry, positionId: on.positionId, settings };
  try {
    return { ...about, kind: "arms", ...(await arms(deps, on, settings)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...about, kind: "refused", message: error.message, field: error.field ?? null };
  }
};

const previewOne = async (
  deps: ImportDeps,
  { userId, accountId, document, isMeant = false }: ImportRequest,
  { entry, positionId }: ImportRequest["placements"][number],
  taken: Set<string>,
): Promise<PreviewedEntry> => {
  const rule = document.automations[entry];
  if (rule === undefined) {
    throw new AppError("bad-input", `The file has no automation ${entry + 1}.`, { field: "placements" });
  }
  const settings = documentToSettings(rule);
  const about = { entry, positionId, settings };
  const place = JSON.stringify([positionId, placeOf(settings)]);
  if (taken.has(place)) {
    const message =
      "Another automation of this file takes the same place on this position: leave one of them out.";
    return { ...about, kind: "refused", message, field: null };
  }
  taken.add(place);
  return previewSettings(deps, { userId, accountId, positionId, settings, isMeant }, entry);
};

/**
 * What would become of each chosen entry of a document on the position chosen for it, by the checks of arming; stores
 * nothing.
 * @throws AppError not-found where the account is not this user's; bad-input for an entry that the document does not have.
 */
export const previewImport = async (
  deps: ImportDeps,
  request: ImportRequest,
): Promise<readonly PreviewedEntry[]> => {
  await findOwnAccount(deps, request);
  const taken = new Set<string>();
  const previewed: PreviewedEntry[] = [];
  for (const placement of request.placements) {
    previewed.push(await previewOne(deps, request, placement, taken));
  }
  return previewed;
};
