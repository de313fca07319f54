import type { AutomationSettings } from "#domain/automations/history/automation-settings.ts";
import { AppError } from "../app-error.ts";

type CrossSettings = Extract<AutomationSettings, { readonly kind: "cross-guard" }>;

/** Settings with what they may stand on: a cross guard on the cross position of an account, all others on a position. */
export type MatchedSubject =
  | { readonly on: "cross"; readonly config: CrossSettings["config"] }
  | {
      readonly on: "position";
      readonly positionId: string;
      readonly settings: Exclude<AutomationSettings, CrossSettings>;
    };

const other = (message: string) => new AppError("bad-input", message, { field: "positionId" });

/**
 * Matches settings with where they are asked for; null stands for the cross position.
 * @throws AppError bad-input, with the field `positionId`, where they do not go there.
 */
export const matchSubject = (settings: AutomationSettings, positionId: string | null): MatchedSubject => {
  if (settings.kind === "cross-guard") {
    if (positionId === null) return { on: "cross", config: settings.config };
    throw other("A cross guard goes to the cross position of an account. Choose that, or leave it out.");
  }
  if (positionId !== null) return { on: "position", positionId, settings };
  throw other("Only a cross guard goes to the cross position. Choose a running position, or leave it out.");
};
