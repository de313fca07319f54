"use client";

import { useState } from "react";
import type { Driver } from "#domain/automations/margin-guard-defaults.ts";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import { ConflictList } from "#ui/conflicts/conflict-list.tsx";
import { useConflicts } from "#ui/conflicts/use-conflicts.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { COMMIT_WORDS } from "#ui/guard/commit-words.ts";
import { GUARD_PAGE_WORDS } from "#ui/guard/guard-page-words.ts";
import { useWords } from "#ui/kit/use-words.ts";
import type { AtRisk } from "#ui/positions/position-risk.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import {
  type CrossDraft,
  type CrossMistake,
  crossBlankOf,
  crossDraftOf,
  firstCrossConfig,
  isSameCrossConfig,
  readCrossDraft,
} from "./cross-draft.ts";
import { CrossPreviewFigures } from "./cross-preview-figures.tsx";
import { CrossSentence } from "./cross-sentence.tsx";
import { CROSS_SENTENCE_WORDS } from "./cross-sentence-words.tsx";
import { CrossStanding } from "./cross-standing.tsx";
import { useCrossGuardActions } from "./use-cross-guard-actions.ts";
import { type CrossPreview, useCrossPreview } from "./use-cross-preview.ts";

type Props = {
  readonly cross: CrossView;
  readonly position: AtRisk;
  readonly driver: Driver;
  readonly last: number;
};

const mostToLose = (format: Format, preview: CrossPreview, last: number): string | null => {
  const amount = preview.kind === "shown" ? preview.preview.mostToLose : null;
  return amount === null ? null : `${format.sats(amount)}, ${format.money(amount, last)}`;
};

/** The guard as a sentence, with what it would do shown while it is written. */
export const CrossEditor = ({ cross, position, driver, last }: Props) => {
  const format = useFormat();
  const { rule } = useWords(GUARD_PAGE_WORDS);
  const { confirmed } = useWords(COMMIT_WORDS);
  const { asking } = useWords(CROSS_SENTENCE_WORDS);
  const [draft, setDraft] = useState(() => crossDraftOf(format, firstCrossConfig(cross, driver)));
  const actions = useCrossGuardActions(cross);
  const read = readCrossDraft(format, draft);
  const config = read.ok ? read.config : null;
  const preview = useCrossPreview(cross.accountId, config);
  // A preview is refused for what is wrong with the settings by themselves: then there is nothing to check yet.
  const isSound = config !== null && preview.kind !== "refused";
  const conflicts = useConflicts(
    { id: null, accountId: cross.accountId },
    isSound ? { kind: "cross-guard", config } : null,
  );
  const told = actions.problem ?? (preview.kind === "refused" ? preview.problem : null);
  const isUnread = told?.field === "acknowledged";
  const home = told?.reason === null ? crossBlankOf(told.field) : null;
  const refused: readonly CrossMistake[] =
    told !== null && home !== null ? [{ field: home, message: told.message }] : [];
  const change = (changed: Partial<CrossDraft>) => {
    if (actions.problem !== null) actions.clearProblem();
    setDraft((now) => ({ ...now, ...changed }));
  };
  const arm = () => {
    if (config !== null) actions.arm(config, conflicts.acknowledged);
  };
  return (
    <div className="editor">
      <form
        aria-label={rule}
        onSubmit={(event) => {
          event.preventDefault();
          arm();
        }}
      >
        <CrossSentence
          draft={draft}
          onChange={change}
          mistakes={read.ok ? refused : read.mistakes}
          mostToLose={mostToLose(format, preview, last)}
        />
      </form>
      <ConflictList
        accountId={cross.accountId}
        check={conflicts.check}
        acknowledged={conflicts.acknowledged}
        onAcknowledge={(id, isMeant) => {
          if (isUnread) actions.clearProblem();
          conflicts.acknowledge(id, isMeant);
        }}
        problem={isUnread ? told.message : null}
      />
      {preview.kind === "shown" ? (
        <CrossPreviewFigures position={position} preview={preview.preview} last={last} />
      ) : null}
      {preview.kind === "asking" ? <p className="hint">{asking}</p> : null}
      {told !== null && home === null && !isUnread ? <Refusal problem={told} /> : null}
      <p className="hint" role="status">
        {actions.isConfirmed ? confirmed : ""}
      </p>
      <CrossStanding
        guard={cross.guard}
        isChanged={!isSameCrossConfig(format, config, cross.guard?.config ?? null)}
        actions={actions}
        onArm={arm}
      />
    </div>
  );
};
