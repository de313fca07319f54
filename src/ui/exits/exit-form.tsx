"use client";

import { useState } from "react";
import type { ExitView } from "#server/trpc/schemas/exits.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { ConflictList } from "#ui/conflicts/conflict-list.tsx";
import { useConflicts } from "#ui/conflicts/use-conflicts.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { blankOfExit, isSameRule, textIn } from "./exit-blanks.ts";
import { ExitCommit } from "./exit-commit.tsx";
import {
  draftOfExit,
  type ExitDraft,
  type ExitDraftMistake,
  emptyDraft,
  readExit,
  type SentenceKind,
  type SentenceRule,
} from "./exit-draft.ts";
import { ExitFigures } from "./exit-figures.tsx";
import { mistakesInRule, previewExit } from "./exit-preview.ts";
import { ExitSentence } from "./exit-sentence.tsx";
import { exitStanding, sentenceOf } from "./exit-standing.ts";
import { EXIT_WORDS } from "./exit-table.ts";
import { Replacing } from "./replacing.tsx";
import { type ExitActions, useExitActions } from "./use-exit-actions.ts";

type Props = {
  readonly kind: SentenceKind;
  /** What is armed or paused in the slot of this exit, of this kind or another. */
  readonly exit: ExitView | null;
  readonly position: PositionView;
  readonly last: number;
};

type Written = {
  readonly rule: SentenceRule | null;
  readonly mistakes: readonly ExitDraftMistake[];
};

/** What is written, and all that is wrong with it before anything is sent. */
const readWritten = (format: Format, draft: ExitDraft, { position, last }: Props): Written => {
  const read = readExit(format, draft);
  return read.ok
    ? { rule: read.rule, mistakes: mistakesInRule(format.locale, { position, last, rule: read.rule }) }
    : { rule: null, mistakes: read.mistakes };
};

/** The server's refusal at its blank, where it names one and nothing else is wrong; a blank nobody filled in is no mistake yet. */
const shownMistakes = (
  draft: ExitDraft,
  { mistakes }: Written,
  problem: ExitActions["problem"],
  hasTried: boolean,
): readonly ExitDraftMistake[] => {
  const home = problem?.reason === null ? blankOfExit(draft.kind, problem.field) : null;
  if (problem !== null && home !== null && mistakes.length === 0)
    return [{ field: home, message: problem.message }];
  return mistakes.filter(({ field }) => hasTried || textIn(draft, field).trim() !== "");
};

/** What the settings mean, while nothing is wrong with them. */
const Preview = ({ rule, ...props }: Props & { readonly rule: SentenceRule }) => {
  const { kind, exit, position, last } = props;
  const preview = previewExit({ position, last, rule });
  if (preview === null) return null;
  return (
    <>
      <ExitFigures position={position} rule={rule} preview={preview} last={last} />
      <Replacing kind={kind} exit={exit} position={position} last={last} from={preview.from} />
    </>
  );
};

const Told = ({ draft, actions }: { readonly draft: ExitDraft; readonly actions: ExitActions }) => {
  const { problem, isConfirmed } = actions;
  const { confirmed } = useWords(EXIT_WORDS);
  const isElsewhere =
    problem?.field === "acknowledged" ||
    (problem?.reason === null && blankOfExit(draft.kind, problem.field) !== null);
  return (
    <>
      {problem === null || isElsewhere ? null : <Refusal problem={problem} />}
      <p className="hint" role="status">
        {isConfirmed ? confirmed : ""}
      </p>
    </>
  );
};

/** One exit as a sentence, with what it means shown while it is written. */
export const ExitForm = (props: Props) => {
  const { kind, exit, position, last } = props;
  const own = exit?.rule.kind === kind ? exit : null;
  const standing = sentenceOf(own);
  const format = useFormat();
  const { names } = useWords(EXIT_WORDS);
  const [draft, setDraft] = useState(() =>
    standing === null ? emptyDraft(kind) : draftOfExit(format, standing),
  );
  const [hasTried, setTried] = useState(false);
  const actions = useExitActions(position);
  const written = readWritten(format, draft, props);
  const { rule, mistakes } = written;
  const sound = mistakes.length === 0 ? rule : null;
  const conflicts = useConflicts(position, sound === null ? null : { kind: "exit", rule: sound });
  const { problem } = actions;
  const isUnread = problem?.field === "acknowledged";
  const arm = () => {
    setTried(true);
    if (sound !== null) actions.arm(sound, conflicts.acknowledged);
  };
  return (
    <div className="exit">
      <form
        aria-label={names[kind]}
        onSubmit={(event) => {
          event.preventDefault();
          arm();
        }}
      >
        <ExitSentence
          draft={draft}
          side={position.side}
          mistakes={shownMistakes(draft, written, actions.problem, hasTried)}
          onChange={(changed) => {
            if (actions.problem !== null) actions.clearProblem();
            setDraft(changed);
          }}
        />
      </form>
      <ConflictList
        accountId={position.accountId}
        check={conflicts.check}
        acknowledged={conflicts.acknowledged}
        onAcknowledge={(id, isMeant) => {
          if (isUnread) actions.clearProblem();
          conflicts.acknowledge(id, isMeant);
        }}
        problem={isUnread ? problem.message : null}
      />
      {sound !== null ? <Preview {...props} rule={sound} /> : null}
      <Told draft={draft} actions={actions} />
      <ExitCommit
        kind={kind}
        exit={own}
        side={position.side}
        standing={exitStanding(own, position, last)}
        isChanged={!isSameRule(format, rule, standing)}
        actions={actions}
        onArm={arm}
      />
    </div>
  );
};
