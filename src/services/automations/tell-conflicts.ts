import {
  type Conflict,
  isSameRule,
  type RuleKind,
  type RuleName,
  type Severity,
} from "#domain/automations/conflicts/conflict.ts";
import type { ConflictFacts, CrossConflictFacts } from "#domain/automations/conflicts/conflict-facts.ts";
import { findConflicts } from "#domain/automations/conflicts/find-conflicts.ts";
import { findCrossConflicts } from "#domain/automations/conflicts/find-cross-conflicts.ts";
import type { Said } from "#domain/language/in-both.ts";
import { conflictWords } from "#domain/notifications/conflict-words.ts";
import { pathWords } from "#domain/notifications/path-words.ts";
import { ruleWords } from "#domain/notifications/rule-name-words.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { ConflictDraft } from "./conflict-draft.ts";

/** One of the two rules of a conflict: what it is called, and the page of a position, or of its account, where it is changed. */
export type ToldRule = {
  readonly name: RuleName;
  readonly words: Said;
  /** Null for what no page changes: liquidation, fees. */
  readonly page: "guard" | "exits" | "cross-guard" | null;
  readonly positionId: string;
};

/** A conflict that the draft is part of, in words that name both rules. */
export type ToldConflict = {
  /** The same as long as it is between the same rules: what a trader acknowledges. */
  readonly id: string;
  readonly kind: Conflict["kind"];
  readonly severity: Severity;
  readonly words: Said;
  readonly path: Said;
  readonly at: PriceHalfUsd | null;
  /** The rule of the draft, and the one it meets. */
  readonly own: ToldRule;
  readonly other: ToldRule;
};

/** Whose conflicts are told: how a rule is known for one of the draft's, and where those that are not alone stand. */
type About = {
  readonly isOwn: (name: RuleName) => boolean;
  /** The position that the draft is for. */
  readonly positionId: string;
  readonly others: readonly IsolatedPosition[];
};

const isOfDraft = (draft: ConflictDraft, { kind, place }: RuleName): boolean =>
  draft.kind === "guard"
    ? kind === "guard-step" || kind === "action-cap" || (kind === "margin-guard" && place === 0)
    : kind === draft.rule.kind;

const OF_CROSS: ReadonlySet<RuleKind> = new Set([
  "cross-guard",
  "cross-step",
  "cross-add-cap",
  "cross-reduce-cap",
]);

/** A stop is never held up because the market has passed a take profit, nor the other way round. */
const isOthersFault = ({ isOwn }: About, conflict: Conflict): boolean => {
  if (conflict.kind !== "wrong-sides") return false;
  const [stop, profit] = conflict.rules;
  return !isOwn(conflict.at === conflict.numbers.stop ? stop : profit);
};

const pageOf = ({ kind }: RuleName): ToldRule["page"] => {
  switch (kind) {
    case "guard-step":
    case "margin-guard":
    case "action-cap":
      return "guard";
    case "cross-guard":
    case "cross-step":
    case "cross-add-cap":
    case "cross-reduce-cap":
      return "cross-guard";
    case "stop-loss":
    case "trailing-stop":
    case "break-even-stop":
    case "take-profit":
    case "backstop":
    case "stop-by-hand":
    case "profit-by-hand":
      return "exits";
    case "cross-order":
    case "entry":
    case "alert":
    case "breaker":
    case "liquidation":
    case "fees":
      return null;
  }
};

const positionOf = ({ positionId, others }: About, { kind, place }: RuleName): string =>
  (kind === "margin-guard" && place > 0 ? others[place - 1]?.id : null) ?? positionId;

/** Only what may come several times needs more than its kind: a step its place, a guard its position. */
const ruleId = (about: About, name: RuleName): string => {
  switch (name.kind) {
    case "guard-step":
    case "cross-step":
    case "entry":
    case "alert":
      return `${name.kind}.${name.place + 1}`;
    case "margin-guard":
      return `${name.kind}.${positionOf(about, name)}`;
    default:
      return name.kind;
  }
};

const tell = (about: About, conflict: Conflict): ToldConflict => {
  const { kind, severity, rules, path, at } = conflict;
  const { isOwn, others } = about;
  const toldRule = (name: RuleName): ToldRule => ({
    name,
    words: (locale) => ruleWords(name, locale, others),
    page: pageOf(name),
    positionId: positionOf(about, name),
  });
  const [own, other] = isOwn(rules[0]) ? rules : [rules[1], rules[0]];
  return {
    id: [kind, ...rules.map((name) => ruleId(about, name))].join("/"),
    kind,
    severity,
    words: (locale) => conflictWords(conflict, locale, others),
    path: (locale) => pathWords(path, locale),
    at,
    own: toldRule(own),
    other: toldRule(isSameRule(own, other) ? own : other),
  };
};

const tellAll = (found: readonly Conflict[], about: About): readonly ToldConflict[] =>
  found
    .filter(({ rules }) => rules.some(about.isOwn))
    .filter((conflict) => !isOthersFault(about, conflict))
    .map((conflict) => tell(about, conflict));

const positionsOf = ({ others }: Pick<ConflictFacts, "others">) => others.map(({ position }) => position);

/**
 * Looks for the conflicts that a draft is part of, what is to be refused first. What the rules around it do to each other is
 * not told: it is no reason against this one.
 */
export const tellConflicts = (facts: ConflictFacts, draft: ConflictDraft): readonly ToldConflict[] =>
  tellAll(findConflicts(facts), {
    isOwn: (name) => isOfDraft(draft, name),
    positionId: facts.position.id,
    others: positionsOf(facts),
  });

/** The same of a draft for the cross position, which `facts` hold. */
export const tellCrossConflicts = (facts: CrossConflictFacts): readonly ToldConflict[] =>
  tellAll(findCrossConflicts(facts), {
    isOwn: ({ kind }) => OF_CROSS.has(kind),
    positionId: facts.cross.position.id,
    others: positionsOf(facts),
  });
