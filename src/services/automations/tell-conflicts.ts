import {
  type Conflict,
  isSameRule,
  type RuleName,
  type Severity,
} from "#domain/automations/conflicts/conflict.ts";
import type { ConflictFacts } from "#domain/automations/conflicts/conflict-facts.ts";
import { findConflicts } from "#domain/automations/conflicts/find-conflicts.ts";
import { conflictWords, ruleWords } from "#domain/notifications/conflict-words.ts";
import { pathWords } from "#domain/notifications/path-words.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { ConflictDraft } from "./conflict-draft.ts";

/** One of the two rules of a conflict: what it is called, and the page of a position, or of its account, where it is changed. */
export type ToldRule = {
  readonly name: RuleName;
  readonly words: string;
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
  readonly words: string;
  readonly path: string;
  readonly at: PriceHalfUsd | null;
  /** The rule of the draft, and the one it meets. */
  readonly own: ToldRule;
  readonly other: ToldRule;
};

const isOfDraft = (draft: ConflictDraft, { kind, place }: RuleName): boolean =>
  draft.kind === "guard"
    ? kind === "guard-step" || kind === "action-cap" || (kind === "margin-guard" && place === 0)
    : kind === draft.rule.kind;

/** A stop is never held up because the market has passed a take profit, nor the other way round. */
const isOthersFault = (draft: ConflictDraft, conflict: Conflict): boolean => {
  if (conflict.kind !== "wrong-sides") return false;
  const [stop, profit] = conflict.rules;
  return !isOfDraft(draft, conflict.at === conflict.numbers.stop ? stop : profit);
};

const pageOf = ({ kind }: RuleName): ToldRule["page"] => {
  switch (kind) {
    case "guard-step":
    case "margin-guard":
    case "action-cap":
      return "guard";
    case "cross-guard":
      return "cross-guard";
    case "stop-loss":
    case "trailing-stop":
    case "break-even-stop":
    case "take-profit":
    case "backstop":
    case "stop-by-hand":
    case "profit-by-hand":
      return "exits";
    case "entry":
    case "alert":
    case "breaker":
    case "liquidation":
    case "fees":
      return null;
  }
};

const positionOf = ({ position, others }: ConflictFacts, { kind, place }: RuleName): string =>
  (kind === "margin-guard" && place > 0 ? others[place - 1]?.position.id : null) ?? position.id;

/** Only what may come several times needs more than its kind: a step its place, a guard its position. */
const ruleId = (facts: ConflictFacts, name: RuleName): string => {
  switch (name.kind) {
    case "guard-step":
    case "entry":
    case "alert":
      return `${name.kind}.${name.place + 1}`;
    case "margin-guard":
      return `${name.kind}.${positionOf(facts, name)}`;
    default:
      return name.kind;
  }
};

const tell = (facts: ConflictFacts, draft: ConflictDraft, conflict: Conflict): ToldConflict => {
  const { kind, severity, rules, path, at } = conflict;
  const others = facts.others.map(({ position }) => position);
  const toldRule = (name: RuleName): ToldRule => ({
    name,
    words: ruleWords(name, "en", others),
    page: pageOf(name),
    positionId: positionOf(facts, name),
  });
  const [own, other] = isOfDraft(draft, rules[0]) ? rules : [rules[1], rules[0]];
  return {
    id: [kind, ...rules.map((name) => ruleId(facts, name))].join("/"),
    kind,
    severity,
    words: conflictWords(conflict, "en", others),
    path: pathWords(path, "en"),
    at,
    own: toldRule(own),
    other: toldRule(isSameRule(own, other) ? own : other),
  };
};

/**
 * Looks for the conflicts that a draft is part of, what is to be refused first. What the rules around it do to each other is
 * not told: it is no reason against this one.
 */
export const tellConflicts = (facts: ConflictFacts, draft: ConflictDraft): readonly ToldConflict[] =>
  findConflicts(facts)
    .filter(({ rules }) => rules.some((name) => isOfDraft(draft, name)))
    .filter((conflict) => !isOthersFault(draft, conflict))
    .map((conflict) => tell(facts, draft, conflict));
