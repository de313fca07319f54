import type { CrossGuardView, CrossView } from "#server/trpc/schemas/cross.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { GuardCommit } from "#ui/guard/guard-commit.tsx";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { crossGuardWords } from "./cross-guard-words.ts";
import { CROSS_PAGE_WORDS } from "./cross-page-words.ts";
import { useCrossGuardActions } from "./use-cross-guard-actions.ts";

type Props = {
  readonly guard: CrossGuardView | null;
  readonly isChanged: boolean;
  readonly actions: Omit<ReturnType<typeof useCrossGuardActions>, "arm">;
  /** Null where there is nothing to arm a guard on. */
  readonly onArm: (() => void) | null;
};

/** What stands, and what can be done with it; ending is asked twice, because what it has spent is forgotten with it. */
export const CrossStanding = ({ guard, isChanged, actions, onArm }: Props) => {
  const words = useWords(CROSS_PAGE_WORDS);
  const { busy } = actions;
  return (
    <GuardCommit
      guard={guard === null ? null : { ...guard, stillFires: null }}
      isChanged={isChanged}
      busy={busy === "end" ? null : busy}
      onArm={onArm}
      onPause={actions.pause}
      onResume={actions.resume}
    >
      <AskTwice
        offer={words.end}
        cost={words.endCost}
        keep={words.keep}
        confirm={words.endIt}
        busy={busy === "end" ? words.ending : null}
        onConfirm={actions.end}
        data-testid="guard-end"
      />
    </GuardCommit>
  );
};

/** A guard that cannot be changed now, as it stands: it can be paused and ended all the same. */
export const CrossStandingOnly = ({ cross }: { readonly cross: CrossView }) => {
  const format = useFormat();
  const actions = useCrossGuardActions(cross);
  if (cross.guard === null) return null;
  return (
    <div className="editor">
      <p className="sentence">{crossGuardWords(format, cross.guard.config)}</p>
      {actions.problem === null ? null : <Refusal problem={actions.problem} />}
      <CrossStanding guard={cross.guard} isChanged={false} actions={actions} onArm={null} />
    </div>
  );
};
