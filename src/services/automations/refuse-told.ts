import { saidBy } from "#domain/language/in-both.ts";
import { AppError } from "../app-error.ts";
import { AUTOMATION_REFUSALS } from "./automation-refusals.ts";
import type { ToldConflict } from "./tell-conflicts.ts";

/** The warnings that were read and are meant, by their ids; `all` where nobody is there who could read them. */
export type Acknowledged = readonly string[] | "all";

/** The field of the settings that has to change. */
const fieldOf = ({ own: { name } }: ToldConflict): string => {
  switch (name.kind) {
    case "guard-step":
    case "cross-step":
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

/**
 * Refuses what cannot be meant always, and what can be meant unless it is acknowledged. Settings that are there already were
 * acknowledged when they were saved: arming them again asks nothing anew.
 * @throws AppError bad-input with the field that has to change, `acknowledged` for what only has to be acknowledged.
 */
export const refuseTold = (
  conflicts: readonly ToldConflict[],
  { acknowledged, isThereAlready }: { readonly acknowledged: Acknowledged; readonly isThereAlready: boolean },
): void => {
  const refused = conflicts.find(({ severity }) => severity === "refuse");
  if (refused !== undefined) throw new AppError("bad-input", refused.words, { field: fieldOf(refused) });
  if (acknowledged === "all" || isThereAlready) return;
  const unread = conflicts.filter(({ id }) => !acknowledged.includes(id));
  if (unread.length === 0) return;
  const said = saidBy(AUTOMATION_REFUSALS, ({ ifMeant }, locale) =>
    ifMeant(unread.map(({ words }) => words(locale)).join(" ")),
  );
  throw new AppError("bad-input", said, { field: "acknowledged" });
};
