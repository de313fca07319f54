import {
  type AccountRuleKind,
  isAccountRuleKind,
  MOST_RULES,
  slotOfRule,
} from "#domain/automations/account-rule.ts";
import { slotOf } from "#domain/automations/exits/exit-rule.ts";
import {
  type AutomationDocument,
  documentToSettings,
} from "#domain/automations/history/automation-document.ts";
import type { AutomationSettings } from "#domain/automations/history/automation-settings.ts";
import { positionOf, type Subject } from "#domain/automations/history/subject.ts";
import { type Said, saidBy } from "#domain/language/in-both.ts";
import type {
  AutomationChanges,
  AutomationSubject,
  KnownAutomation,
  ReadyToArm,
} from "#ports/automation-changes.ts";
import type { Automations } from "#ports/automations.ts";
import type { Exits } from "#ports/exits.ts";
import { fullOf } from "../account-rules/full-of.ts";
import { AppError } from "../app-error.ts";
import { type PrepareGuardDeps, prepareGuard } from "../automations/prepare-guard.ts";
import type { Acknowledged } from "../automations/refuse-told.ts";
import { weighGuard } from "../automations/weigh-guard.ts";
import { type PrepareCrossDeps, prepareCrossGuard } from "../cross-guards/prepare-cross-guard.ts";
import { weighCrossGuard } from "../cross-guards/weigh-cross-guard.ts";
import { type PrepareExitDeps, prepareExit } from "../exits/prepare-exit.ts";
import { weighExit } from "../exits/weigh-exit.ts";
import { findOwnAccount } from "./find-own-account.ts";
import { HISTORY_REFUSALS } from "./history-refusals.ts";
import { matchSubject } from "./match-subject.ts";
import { type PrepareRuleDeps, prepareRule } from "./prepare-rule.ts";

export type ImportDeps = PrepareRuleDeps &
  PrepareGuardDeps &
  PrepareExitDeps &
  PrepareCrossDeps & {
    readonly exits: Pick<Exits, "ofAccount" | "ofUser">;
    readonly automations: Pick<Automations, "ofUser">;
    readonly automationChanges: Pick<AutomationChanges, "onSubject">;
  };

/** Which entries of a document go where; those that are not named stay in the document. */
export type ImportRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly document: AutomationDocument;
  readonly placements: readonly { readonly entry: number; readonly subject: Subject }[];
  /** Whether the warnings of other rules were read and are meant. */
  readonly isMeant?: boolean;
};

/** Settings that were asked for on a subject. */
export type AskedSettings = AutomationSubject & {
  readonly userId: string;
  readonly settings: AutomationSettings;
  readonly isMeant: boolean;
};

/** What would become of one entry on its subject. */
export type PreviewedEntry = {
  readonly entry: number;
  readonly subject: Subject;
  readonly settings: AutomationSettings;
} & (
  | { readonly kind: "refused"; readonly message: Said; readonly field: string | null }
  | {
      readonly kind: "arms";
      readonly ready: ReadyToArm;
      /** In whose place it comes; null where nothing stands there. */
      readonly replaces: KnownAutomation | null;
      /** Whether it may put more at risk than what stands there. */
      readonly isRaised: boolean;
    }
);

/** The place an automation takes on its subject, where one stands in each; null for one of which there may be many. */
const placeOf = ({ kind }: AutomationSettings): string | null => {
  if (kind === "margin-guard" || kind === "cross-guard") return "guard";
  if (isAccountRuleKind(kind)) return MOST_RULES[kind] === 1 ? slotOfRule(kind) : null;
  return slotOf(kind);
};

type Asking = Omit<AskedSettings, "settings">;

/** What is ready to be armed, and whether it may put more at risk than what stands there. */
const readyOn = async (
  deps: ImportDeps,
  { isMeant, userId, accountId, subject: asked }: Asking,
  settings: AutomationSettings,
): Promise<{ readonly ready: ReadyToArm; readonly isRaised: boolean }> => {
  const acknowledged: Acknowledged = isMeant ? "all" : [];
  const subject = matchSubject(settings, asked);
  if (subject.on === "account") {
    const { isRaised, ...ready } = await prepareRule(deps, { userId, accountId }, subject.settings);
    return { ready: { of: "rule", ...ready }, isRaised };
  }
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
  const place = placeOf(settings);
  const inPlace = standing.find((one) => place !== null && placeOf(one.settings) === place);
  const replaces = inPlace ?? null;
  return { ...(await readyOn(deps, asking, settings)), replaces };
};

/** What would become of settings on a subject, by the checks of arming; stores nothing. */
export const previewSettings = async (
  deps: ImportDeps,
  { settings, ...on }: AskedSettings,
  entry: number,
): Promise<PreviewedEntry> => {
  const about = { entry, subject: on.subject, settings };
  try {
    return { ...about, kind: "arms", ...(await arms(deps, on, settings)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...about, kind: "refused", message: error.said, field: error.field ?? null };
  }
};

/** What is taken already: places on subjects, and how many rules of each kind the account has. */
type Taken = { readonly places: Set<string>; readonly counts: Map<AccountRuleKind, number> };

const SAME_PLACE: Said = saidBy(HISTORY_REFUSALS, ({ samePlace }) => samePlace);

const takenOn = async (deps: ImportDeps, { userId, accountId }: ImportRequest): Promise<Taken> => {
  const standing = await deps.automationChanges.onSubject(userId, { accountId, subject: { on: "account" } });
  const counts = new Map<AccountRuleKind, number>();
  for (const { settings } of standing)
    if (isAccountRuleKind(settings.kind)) counts.set(settings.kind, (counts.get(settings.kind) ?? 0) + 1);
  return { places: new Set(), counts };
};

/** Takes the place that settings need; says why not where there is none left. */
const take = ({ places, counts }: Taken, subject: Subject, settings: AutomationSettings): Said | null => {
  const { kind } = settings;
  const slot = placeOf(settings);
  if (slot === null && isAccountRuleKind(kind)) {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count > MOST_RULES[kind] ? fullOf(kind) : null;
  }
  const place = JSON.stringify([positionOf(subject), slot]);
  if (places.has(place)) return SAME_PLACE;
  places.add(place);
  return null;
};

const previewOne = async (
  deps: ImportDeps,
  { userId, accountId, document, isMeant = false }: ImportRequest,
  { entry, subject }: ImportRequest["placements"][number],
  taken: Taken,
): Promise<PreviewedEntry> => {
  const rule = document.automations[entry];
  if (rule === undefined) {
    throw new AppError(
      "bad-input",
      saidBy(HISTORY_REFUSALS, ({ noEntry }) => noEntry(entry + 1)),
      { field: "placements" },
    );
  }
  const settings = documentToSettings(rule);
  const message = take(taken, subject, settings);
  if (message !== null) return { entry, subject, settings, kind: "refused", message, field: null };
  return previewSettings(deps, { userId, accountId, subject, settings, isMeant }, entry);
};

/**
 * What would become of each chosen entry of a document on the subject chosen for it, by the checks of arming; stores
 * nothing.
 * @throws AppError not-found where the account is not this user's; bad-input for an entry that the document does not have.
 */
export const previewImport = async (
  deps: ImportDeps,
  request: ImportRequest,
): Promise<readonly PreviewedEntry[]> => {
  await findOwnAccount(deps, request);
  const taken = await takenOn(deps, request);
  const previewed: PreviewedEntry[] = [];
  for (const placement of request.placements) {
    previewed.push(await previewOne(deps, request, placement, taken));
  }
  return previewed;
};
