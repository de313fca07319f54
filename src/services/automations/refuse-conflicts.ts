import { AppError } from "../app-error.ts";
import type { ConflictDraft } from "./conflict-draft.ts";
import type { Armable } from "./find-armable.ts";
import { type ConflictDeps, type Gathered, gatherConflictFacts } from "./gather-conflict-facts.ts";
import { isSameSettings } from "./is-same-settings.ts";
import { type ToldConflict, tellConflicts } from "./tell-conflicts.ts";

/** The warnings that were read and are meant, by their ids; `all` where nobody is there who could read them. */
export type Acknowledged = readonly string[] | "all";

/** The field of the settings that has to change. */
const fieldOf = ({ own: { name } }: ToldConflict): string => {
  switch (name.kind) {
    case "guard-step":
      return `steps.${name.place}.when`;
    case "trailing-stop":
      return "distance";
    case "break-even-stop":
      return "keep";
    case "stop-loss":
    case "take-profit":
      return "level";
    default:
      return "maxTotal";
  }
};

/** Settings that are there already were acknowledged when they were saved: arming them again asks nothing anew. */
const isThereAlready = ({ standing }: Gathered, draft: ConflictDraft): boolean => {
  if (standing === null) return false;
  if (draft.kind === "guard") return isSameSettings(standing.config, draft.config);
  const { kind, config } = draft.rule;
  return "kind" in standing && standing.kind === kind && isSameSettings(standing.config, config);
};

/**
 * Refuses a draft that gets in another rule's way: what cannot be meant always, what can be meant unless it is acknowledged.
 * A backstop gives way to everything and is never refused; nothing is while no price was seen.
 * @throws AppError bad-input with the field that has to change, `acknowledged` for what only has to be acknowledged.
 */
export const refuseConflicts = async (
  deps: ConflictDeps,
  armable: Armable,
  draft: ConflictDraft,
  acknowledged: Acknowledged,
): Promise<void> => {
  if (draft.kind === "exit" && draft.rule.kind === "backstop") return;
  const gathered = await gatherConflictFacts(deps, armable, draft);
  if (gathered === null) return;
  const conflicts = tellConflicts(gathered.facts, draft);
  const refused = conflicts.find(({ severity }) => severity === "refuse");
  if (refused !== undefined) throw new AppError("bad-input", refused.words, { field: fieldOf(refused) });
  if (acknowledged === "all" || isThereAlready(gathered, draft)) return;
  const unread = conflicts.filter(({ id }) => !acknowledged.includes(id));
  if (unread.length === 0) return;
  const words = unread.map((conflict) => conflict.words).join(" ");
  const message = `${words} If you mean it so, acknowledge this and arm it again.`;
  throw new AppError("bad-input", message, { field: "acknowledged" });
};
