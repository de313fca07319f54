import { isStricter, PANIC_STAGES, type PanicStage, strictestStage } from "./panic-stage.ts";

/**
 * A stage that was put on an account, or on all of a user's where `accountId` is null. One that was thrown only makes it
 * stricter, one that was lowered stands whatever stood before. Epoch milliseconds.
 */
export type StageNote = {
  readonly at: number;
  readonly accountId: string | null;
  readonly stage: PanicStage;
  readonly how: "thrown" | "lowered";
};

const isPanicStage = (word: unknown): word is PanicStage => PANIC_STAGES.some((stage) => stage === word);

/** A stage as a log tells it; calm for what is none. */
export const stageOf = (word: unknown): PanicStage => (isPanicStage(word) ? word : "calm");

const after = (before: PanicStage, { stage, how }: StageNote): PanicStage =>
  how === "lowered" || isStricter(stage, before) ? stage : before;

/**
 * The stage an account stood at through all of the stretch from `from` until before `to`, by every note that is about it
 * or about all accounts, in any order: of the stages that stood at one time the strictest counts, and of those that
 * followed one another the mildest.
 */
export const stageThrough = (
  notes: readonly StageNote[],
  { from, to }: { readonly from: number; readonly to: number },
): PanicStage => {
  let [own, all]: [PanicStage, PanicStage] = ["calm", "calm"];
  let mildest: PanicStage | null = null;
  for (const note of notes.filter(({ at }) => at < to).toSorted((one, other) => one.at - other.at)) {
    if (note.at > from && mildest === null) mildest = strictestStage([own, all]);
    if (note.accountId === null) all = after(all, note);
    else own = after(own, note);
    const now = strictestStage([own, all]);
    if (mildest !== null && isStricter(mildest, now)) mildest = now;
  }
  return mildest ?? strictestStage([own, all]);
};
