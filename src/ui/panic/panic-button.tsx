"use client";

import { strictestStage } from "#domain/panic/panic-stage.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { STAGE_NAMES } from "./stage-names.ts";
import { usePanicSheet } from "./use-panic-sheet.ts";
import { usePanicStanding } from "./use-panic-standing.ts";

/** The way to the panic switch, in the same place on every page; it says so while a stage stands. */
export const PanicButton = () => {
  const open = usePanicSheet();
  const { panic, stages } = useWords(STAGE_NAMES);
  const { view } = usePanicStanding();
  const stage = strictestStage((view?.standing ?? []).map((one) => one.stage));
  return (
    <button
      type="button"
      className="panic"
      aria-haspopup="dialog"
      onClick={() => open()}
      data-stands={stage !== "calm"}
      data-testid="panic-open"
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path className="edge" d="M7 2H13L18 7V13L13 18H7L2 13V7Z" />
        <path d="M10 6V11M10 13V14.5" />
      </svg>
      <span>
        {panic}
        {stage === "calm" ? null : (
          <small data-testid="panic-standing">
            <span className="whole">{stages[stage].name}</span>
            <span className="short">{stages[stage].short}</span>
          </small>
        )}
      </span>
    </button>
  );
};
