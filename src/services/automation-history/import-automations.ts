import { saidBy } from "#domain/language/in-both.ts";
import type { KnownAutomation } from "#ports/automation-changes.ts";
import { AppError } from "../app-error.ts";
import type { Acting } from "../security/acting.ts";
import { type Arming, type ArmWholeDeps, armWhole } from "./arm-whole.ts";
import { HISTORY_REFUSALS } from "./history-refusals.ts";
import { type ImportRequest, type PreviewedEntry, previewImport } from "./preview-import.ts";

/** @throws AppError bad-input with the place of the first entry that is refused. */
const refuseHalf = (previewed: readonly PreviewedEntry[]): readonly Arming[] =>
  previewed.map((one) => {
    if (one.kind === "arms") return one;
    const field = `automations.${one.entry}.config${one.field === null ? "" : `.${one.field}`}`;
    throw new AppError(
      "bad-input",
      saidBy(HISTORY_REFUSALS, ({ ofEntry }, locale) => ofEntry(one.entry + 1, one.message(locale))),
      { field },
    );
  });

/**
 * Arms the chosen entries of a document, each on the subject chosen for it: all of them in one transaction, or none where
 * one is refused. Checks and gates are those of arming. Each is taken down.
 * @throws AppError bad-input with the place in the document that has to change, forbidden with the reason `step-up` or
 * `frozen`, not-found.
 */
export const importAutomations = async (
  deps: ArmWholeDeps,
  acting: Acting,
  request: Omit<ImportRequest, "userId">,
): Promise<readonly KnownAutomation[]> => {
  const { userId } = acting;
  const arming = refuseHalf(await previewImport(deps, { ...request, userId }));
  if (arming.length === 0) {
    throw new AppError(
      "bad-input",
      saidBy(HISTORY_REFUSALS, ({ choosePlace }) => choosePlace),
      {
        field: "placements",
      },
    );
  }
  return armWhole(deps, acting, { accountId: request.accountId, arming, from: { kind: "imported" } });
};
