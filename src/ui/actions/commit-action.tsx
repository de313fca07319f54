"use client";

import type { ReactNode } from "react";
import type { PanicStage } from "#domain/panic/panic-stage.ts";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { StepHeading } from "#ui/kit/step-heading.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { STAGE_NAMES } from "#ui/panic/stage-names.ts";
import { ACTION_WORDS, commitWords } from "./action-words.ts";
import { busyWords, CommandProgress } from "./command-progress.tsx";
import { COMMAND_WORDS } from "./command-words.ts";
import { type HandAction, type HandTarget, needsPreview } from "./hand-action.ts";
import { PreviewFigures } from "./preview-figures.tsx";
import { refusalWords } from "./refusal-words.ts";
import { sendCommand } from "./send-command.ts";
import { toldOf } from "./told.ts";
import { type Command, useCommand } from "./use-command.ts";
import { useNotedTakeBack } from "./use-noted-take-back.ts";
import { type PreviewState, usePreview } from "./use-preview.ts";
import { useStageAgainst } from "./use-stage.ts";
import { WaitsNow } from "./waits-now.tsx";

type Props = {
  readonly action: HandAction;
  readonly target: HandTarget;
  readonly before: PositionView | null;
  /** The cross margin of the account; null where it was not read. */
  readonly cross: CrossView | null;
  /** Back to the form; null where there is none. */
  readonly onBack: (() => void) | null;
  readonly onClose: () => void;
};

/** What the action would do, or why not, or that it is not known. */
const Seen = ({
  action,
  before,
  cross,
  preview,
}: Pick<Props, "action" | "before" | "cross"> & { readonly preview: PreviewState }) => {
  const words = useWords(COMMAND_WORDS);
  const format = useFormat();
  const { view, ageMs, isFresh, problem } = preview;
  if (view === null || ageMs === null) {
    return problem === null ? (
      <p className="dim">{words.workingOut}</p>
    ) : (
      <FormError>
        {problem}
        {needsPreview(action) ? "" : ` ${words.withoutPreview}`}
      </FormError>
    );
  }
  return (
    <>
      {view.result.kind === "refused" ? (
        <FormError>
          {refusalWords(format, action, view.result)} {words.nothingSent}
        </FormError>
      ) : (
        <PreviewFigures
          action={action}
          previewed={view.result}
          last={view.last}
          before={before}
          cross={cross}
          ageMs={ageMs}
          isFresh={isFresh}
        />
      )}
      {problem === null ? null : <FormError>{problem}</FormError>}
    </>
  );
};

const NotLetThrough = ({ stage }: { readonly stage: PanicStage }) => {
  const words = useWords(COMMAND_WORDS);
  const { name } = useWords(STAGE_NAMES).stages[stage];
  return (
    <p className="standing dim" data-testid="held-by-panic">
      <Glyph kind="held" />
      <span>{words.notLetThrough(name)}</span>
    </p>
  );
};

type ActsProps = Pick<Props, "action" | "onBack" | "onClose"> & {
  readonly command: Command;
  readonly mayCommit: boolean;
  readonly onCommit: () => void;
};

const Acts = ({ action, command, mayCommit, onCommit, onBack, onClose }: ActsProps) => {
  const words = useWords(COMMAND_WORDS);
  const format = useFormat();
  const isGrave = action.kind === "close-trade" || action.kind === "close-cross";
  if (command.phase === "told") {
    return (
      <div className="acts">
        <Button onClick={onClose} data-testid="action-done">
          {words.leave}
        </Button>
      </div>
    );
  }
  return (
    <div className="acts">
      <Button
        look={isGrave ? "grave" : "primary"}
        busy={busyWords(words, command)}
        disabled={!mayCommit}
        onClick={onCommit}
        data-testid="action-commit"
      >
        {commitWords(format, action)}
      </Button>
      <Button
        disabled={command.phase !== "ready"}
        onClick={onBack ?? onClose}
        data-testid={onBack === null ? "action-cancel" : "action-back"}
      >
        {onBack === null ? words.cancel : words.change}
      </Button>
    </div>
  );
};

const Frame = ({ isTold, children }: { readonly isTold: boolean; readonly children: ReactNode }) => {
  const words = useWords(COMMAND_WORDS);
  return (
    <>
      <StepHeading key={isTold ? "told" : "look"} level="h3" isNew>
        {isTold ? words.after : words.before}
      </StepHeading>
      {children}
    </>
  );
};

/** An action before it is ordered, while it is on its way, and what came of it. */
export const CommitAction = ({ action, target, before, cross, onBack, onClose }: Props) => {
  const client = useTRPCClient();
  const words = useWords(COMMAND_WORDS);
  const { limits } = useWords(ACTION_WORDS);
  const stage = useStageAgainst(target.accountId, action.kind);
  const command = useCommand(target.accountId);
  useNotedTakeBack(action, command);
  const preview = usePreview(target, action, command.phase === "ready");
  const seen = preview.isFresh ? (preview.view?.seen ?? null) : null;
  const commit = () =>
    command.send(async (commandId) => [
      toldOf(await sendCommand(words, client, { target, commandId, action, seen }), target.positionId),
    ]);
  const isPreviewed = preview.isFresh && preview.view?.result.kind === "previewed";
  const isRefused = preview.view?.result.kind === "refused";
  return (
    <Frame isTold={command.phase === "told"}>
      {command.phase === "told" ? null : (
        <>
          <Seen action={action} before={before} cross={cross} preview={preview} />
          <p className="dim">{limits[action.kind]}</p>
        </>
      )}
      {stage === null ? null : <NotLetThrough stage={stage} />}
      <CommandProgress command={command} onLeave={onClose} />
      <WaitsNow action={action} command={command} onLeave={onClose} />
      <Acts
        action={action}
        command={command}
        mayCommit={stage === null && (needsPreview(action) ? isPreviewed : !isRefused)}
        onCommit={commit}
        onBack={onBack}
        onClose={onClose}
      />
    </Frame>
  );
};
