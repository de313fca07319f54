"use client";

import type { ReactNode } from "react";
import { MovedWords } from "#ui/activity/moved-words.tsx";
import type { Problem } from "#ui/api/problem-of.ts";
import { ConflictList } from "#ui/conflicts/conflict-list.tsx";
import { type Conflicts, useConflicts } from "#ui/conflicts/use-conflicts.ts";
import { ExitFigures } from "#ui/exits/exit-figures.tsx";
import { previewExit } from "#ui/exits/exit-preview.ts";
import { exitOf, STOP_KINDS } from "#ui/exits/exit-standing.ts";
import { EXIT_WORDS } from "#ui/exits/exit-table.ts";
import { Replacing } from "#ui/exits/replacing.tsx";
import { useExitActions } from "#ui/exits/use-exit-actions.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { COMMIT_WORDS } from "#ui/guard/commit-words.ts";
import { isBackstopWanted } from "#ui/guard/guard-backstop.tsx";
import { useGuardActions } from "#ui/guard/use-guard-actions.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { type Drag, type DragPlan, landsAt } from "./drag-plan.ts";
import { DRAG_WORDS } from "./drag-words.ts";
import type { Holding } from "./holding.ts";
import type { ExitPlan } from "./plan-exit.ts";
import type { GuardPlan } from "./plan-guard.ts";
import { useDone } from "./use-done.ts";

type Props = {
  readonly drag: Drag;
  readonly plan: DragPlan;
  readonly holding: Holding;
  /** What was told while it was dragged. */
  readonly texts: readonly string[];
  readonly onClose: () => void;
};

/** How far the one request is that arms what was dragged. */
type Actions = {
  readonly busy: unknown;
  readonly problem: Problem | null;
  readonly clearProblem: () => void;
  readonly isConfirmed: boolean;
};

type FrameProps = Omit<Props, "holding" | "texts"> & {
  readonly accountId: string;
  readonly conflicts: Conflicts;
  readonly actions: Actions;
  /** That a fresh factor was given and nothing was sent yet. */
  readonly confirmed: string;
  readonly onCommit: () => void;
  readonly children: ReactNode;
};

/** Before → after, what it means, what speaks against it, and the two ways on. */
const Frame = (props: FrameProps) => {
  const { drag, plan, accountId, conflicts, actions, confirmed, children } = props;
  const { problem, clearProblem, isConfirmed } = actions;
  const isBusy = actions.busy !== null;
  const words = useWords(DRAG_WORDS);
  const format = useFormat();
  const isUnread = problem?.field === "acknowledged";
  const isSound = plan.mistakes.length === 0;
  useDone(isBusy, problem !== null, props.onClose);
  return (
    <Dialog title={words.title[drag.kind]} onClose={props.onClose}>
      <p data-testid="drag-sentence">
        <MovedWords
          text={words.sentence[drag.kind](
            format.priceExact(drag.from),
            format.priceExact(landsAt(plan, drag)),
          )}
        />
      </p>
      {plan.mistakes.map((mistake) => (
        <FormError key={mistake}>{mistake}</FormError>
      ))}
      {children}
      <ConflictList
        accountId={accountId}
        check={conflicts.check}
        acknowledged={conflicts.acknowledged}
        onAcknowledge={(id, isMeant) => {
          if (isUnread) clearProblem();
          conflicts.acknowledge(id, isMeant);
        }}
        problem={isUnread ? problem.message : null}
      />
      {problem === null || isUnread ? null : <Refusal problem={problem} />}
      <p className="hint" role="status">
        {isConfirmed ? confirmed : null}
      </p>
      <p className="dim">{plan.kind === "exit" ? words.readBack : words.guardReadBack}</p>
      <div className="acts">
        <Button
          look="primary"
          busy={isBusy ? words.arming : null}
          disabled={!isSound}
          onClick={props.onCommit}
          data-testid="drag-commit"
        >
          {words.commit[drag.kind]}
        </Button>
        <Button disabled={isBusy} onClick={props.onClose} data-testid="drag-back">
          {words.back}
        </Button>
      </div>
    </Dialog>
  );
};

const ConfirmExit = ({ plan, holding, ...props }: Props & { readonly plan: ExitPlan }) => {
  const { position, last } = holding;
  const { rule, mistakes } = plan;
  const actions = useExitActions(position);
  const conflicts = useConflicts(position, mistakes.length === 0 ? { kind: "exit", rule } : null);
  const { confirmed } = useWords(EXIT_WORDS);
  const preview = mistakes.length === 0 ? previewExit({ position, last, rule }) : null;
  const exit = exitOf(position, rule.kind === "take-profit" ? ["take-profit"] : STOP_KINDS);
  return (
    <Frame
      {...props}
      plan={plan}
      accountId={position.accountId}
      conflicts={conflicts}
      actions={actions}
      confirmed={confirmed}
      onCommit={() => actions.arm(rule, conflicts.acknowledged)}
    >
      {preview === null ? null : (
        <>
          <ExitFigures position={position} rule={rule} preview={preview} last={last} />
          <Replacing kind={rule.kind} exit={exit} position={position} last={last} from={preview.from} />
        </>
      )}
    </Frame>
  );
};

const ConfirmGuard = ({ plan, holding, texts, ...props }: Props & { readonly plan: GuardPlan }) => {
  const { position } = holding;
  const { config, mistakes } = plan;
  const actions = useGuardActions(position);
  const backstop = isBackstopWanted(position);
  const isSound = mistakes.length === 0;
  const conflicts = useConflicts(position, isSound ? { kind: "guard", config, backstop } : null);
  const { confirmed } = useWords(COMMIT_WORDS);
  return (
    <Frame
      {...props}
      plan={plan}
      accountId={position.accountId}
      conflicts={conflicts}
      actions={actions}
      confirmed={confirmed}
      onCommit={() => actions.arm(config, backstop, conflicts.acknowledged)}
    >
      <ul className="drag-means">
        {texts
          .slice(1)
          .filter((text) => !mistakes.includes(text))
          .map((text) => (
            <li key={text}>
              <MovedWords text={text} />
            </li>
          ))}
      </ul>
    </Frame>
  );
};

/** Asks before a line that was let go is sent, by the same checks and the same request as its form. */
export const ConfirmDrag = ({ plan, ...props }: Props) =>
  plan.kind === "exit" ? <ConfirmExit {...props} plan={plan} /> : <ConfirmGuard {...props} plan={plan} />;
