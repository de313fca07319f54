"use client";

import { useState } from "react";
import { checkMarginGuard } from "#domain/automations/check-margin-guard.ts";
import type { AnnouncedFunding } from "#domain/automations/look-ahead.ts";
import { type Driver, defaultMarginGuard } from "#domain/automations/margin-guard-defaults.ts";
import { tellMistakes } from "#domain/automations/mistake.ts";
import type { Locale } from "#domain/language/locale.ts";
import type { Reaction } from "#domain/notifications/reaction-time.ts";
import { sats } from "#domain/units.ts";
import { distanceAt } from "#domain/verdict/judge-position.ts";
import type { AccountView, PositionView, PriceView } from "#server/trpc/schemas/views.ts";
import { conflictsIn } from "#ui/conflicts/conflict-check.ts";
import { ConflictList } from "#ui/conflicts/conflict-list.tsx";
import { useConflicts } from "#ui/conflicts/use-conflicts.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import type { Reading } from "#ui/verdict/reading-age.ts";
import { COMMIT_WORDS } from "./commit-words.ts";
import { GuardBackstop, isBackstopWanted } from "./guard-backstop.tsx";
import { GuardChart } from "./guard-chart.tsx";
import { GuardCommit } from "./guard-commit.tsx";
import { GuardCost } from "./guard-cost.tsx";
import {
  blankOf,
  type DraftMistake,
  draftOf,
  type GuardConfigView,
  type GuardDraft,
  isSameConfig,
  readDraft,
  viewOfConfig,
} from "./guard-draft.ts";
import { GuardFigures } from "./guard-figures.tsx";
import { GUARD_PAGE_WORDS } from "./guard-page-words.ts";
import { previewGuard, toGuardConfig, toIsolatedPosition } from "./guard-preview.ts";
import { GuardSentence } from "./guard-sentence.tsx";
import { GuardStage } from "./guard-stage.tsx";
import { GuardWarnings } from "./guard-warnings.tsx";
import { topUpsAllowed } from "./top-ups-allowed.ts";
import { useGuardActions } from "./use-guard-actions.ts";

type Props = {
  readonly account: AccountView;
  readonly position: PositionView;
  readonly driver: Driver;
  readonly reaction: Reaction | null;
  readonly last: number;
  readonly price: PriceView;
  /** The funding announced; null where it is not known. */
  readonly funding: AnnouncedFunding | null;
  readonly priceReading: Reading;
};

const firstConfig = ({ position, driver }: Props): GuardConfigView =>
  position.guard !== null && position.guard.state !== "ended"
    ? position.guard.config
    : viewOfConfig(defaultMarginGuard(driver, sats(position.entryMargin)), position.entryMargin);

/** Everything wrong with the settings, by the rules the server checks again. */
const mistakesIn = (
  locale: Locale,
  config: GuardConfigView,
  position: PositionView,
): readonly DraftMistake[] =>
  tellMistakes(locale, checkMarginGuard(toGuardConfig(config), toIsolatedPosition(position))).map(
    ({ field, message }) => ({ field: blankOf(field) ?? "steps.0.deed", message }),
  );

/** The preview of settings that hold: rulers, figures, warnings and cost. */
const Preview = (props: Props & { readonly config: GuardConfigView; readonly isStopTold: boolean }) => {
  const { account, position, driver, reaction, last, funding, priceReading, config, isStopTold } = props;
  const facts = { position, config: toGuardConfig(config), last, balance: account.balance, funding };
  const preview = previewGuard(facts);
  if (preview === null) return null;
  const triggerBps = distanceAt(position, preview.trigger.price) ?? 0;
  return (
    <>
      <GuardStage
        position={position}
        preview={preview}
        triggerBps={triggerBps}
        last={last}
        priceReading={priceReading}
      />
      <GuardChart position={position} price={props.price} preview={preview} />
      <GuardFigures
        position={position}
        preview={preview}
        allowed={topUpsAllowed(facts)}
        last={last}
        balance={account.balance}
      />
      <GuardWarnings
        position={position}
        preview={preview}
        triggerBps={triggerBps}
        driver={driver}
        reaction={reaction}
        last={last}
        isStopTold={isStopTold}
      />
      <GuardCost
        position={position}
        last={last}
        maxTotal={config.maxTotalSats}
        triggerPrice={preview.trigger.price}
        triggerBps={triggerBps}
      />
    </>
  );
};

const mostToLose = (
  format: Format,
  { position, account, last, funding }: Props,
  config: GuardConfigView | null,
): string | null => {
  if (config === null || config.steps.length === 0) return null;
  const facts = { position, config: toGuardConfig(config), last, balance: account.balance, funding };
  const amount = previewGuard(facts)?.mostToLose ?? null;
  if (amount === null) return null;
  return `${format.sats(amount)}, ${format.money(amount, last)}`;
};

/** The guard as a sentence, with what it would do shown while it is written. */
export const GuardEditor = (props: Props) => {
  const { position } = props;
  const words = useWords(GUARD_PAGE_WORDS);
  const { confirmed } = useWords(COMMIT_WORDS);
  const format = useFormat();
  const [draft, setDraft] = useState(() => draftOf(format, firstConfig(props)));
  const [backstop, setBackstop] = useState(() => isBackstopWanted(position));
  const actions = useGuardActions(position);
  const read = readDraft(format, draft);
  const config = read.ok ? read.config : null;
  const mistakes = read.ok ? mistakesIn(format.locale, read.config, position) : read.mistakes;
  const isSound = config !== null && mistakes.length === 0;
  const conflicts = useConflicts(position, isSound ? { kind: "guard", config, backstop } : null);
  const told = actions.problem;
  const isUnread = told?.field === "acknowledged";
  const home = told?.reason === null ? blankOf(told.field) : null;
  const shown =
    told !== null && home !== null && mistakes.length === 0
      ? [{ field: home, message: told.message }]
      : mistakes;
  const change = (changed: Partial<GuardDraft>) => {
    if (told !== null) actions.clearProblem();
    setDraft((now) => ({ ...now, ...changed }));
  };
  const arm = () => {
    if (isSound) actions.arm(config, backstop, conflicts.acknowledged);
  };
  const standing = position.guard?.config ?? null;
  return (
    <div className="editor">
      <form
        aria-label={words.rule}
        onSubmit={(event) => {
          event.preventDefault();
          arm();
        }}
      >
        <GuardSentence
          draft={draft}
          onChange={change}
          mistakes={shown}
          mostToLose={mistakes.length === 0 ? mostToLose(format, props, config) : null}
        />
        <GuardBackstop position={position} isWanted={backstop} onChange={setBackstop} />
      </form>
      <ConflictList
        accountId={position.accountId}
        check={conflicts.check}
        acknowledged={conflicts.acknowledged}
        onAcknowledge={(id, isMeant) => {
          if (isUnread) actions.clearProblem();
          conflicts.acknowledge(id, isMeant);
        }}
        problem={isUnread ? told.message : null}
      />
      {isSound ? (
        <Preview
          {...props}
          config={config}
          isStopTold={conflictsIn(conflicts.check).some(({ kind }) => kind === "never-acts")}
        />
      ) : null}
      {told !== null && home === null && !isUnread ? <Refusal problem={told} /> : null}
      <p className="hint" role="status">
        {actions.isConfirmed ? confirmed : ""}
      </p>
      <GuardCommit
        guard={position.guard}
        isChanged={!isSameConfig(format, config, standing) || backstop !== isBackstopWanted(position)}
        busy={actions.busy}
        onArm={arm}
        onPause={actions.pause}
        onResume={actions.resume}
      />
    </div>
  );
};
