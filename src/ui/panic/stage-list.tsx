"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { isStricter, strictestStage } from "#domain/panic/panic-stage.ts";
import type { PanicStandingView } from "#server/trpc/schemas/panic.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { ChoiceField } from "#ui/actions/choice-field.tsx";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { ClosePreview } from "./close-preview.tsx";
import { PANIC_WORDS } from "./panic-words.tsx";
import { STAGE_NAMES } from "./stage-names.ts";
import { STAGE_WORDS } from "./stage-words.ts";
import { stayWords } from "./stay-words.ts";
import { type Throw, useThrow } from "./use-throw.ts";

type Stage = Throw["stage"];

type Props = {
  /** The stage to be looked at first; null for none. */
  readonly at: Stage | null;
  readonly accountId: string | null;
  readonly standing: PanicStandingView["standing"];
  readonly keyPages: PanicStandingView["keyPages"];
  readonly positions: readonly PositionView[];
  /** A throw was answered: there is something to look at. */
  readonly onThrown: () => void;
};

const REREAD_MS = 5_000;
const SHARES = ["7500", "5000", "2500"] as const;
type Share = (typeof SHARES)[number];

/** What a stage that closes would cost and leave, read anew while it is looked at. */
const Cost = ({ accountId, positions, shareBps }: Omit<Throw, "stage"> & Pick<Props, "positions">) => {
  const trpc = useTRPC();
  const words = useWords(PANIC_WORDS).throwing;
  const format = useFormat();
  const preview = useQuery(
    trpc.panic.preview.queryOptions({ accountId, shareBps }, { refetchInterval: REREAD_MS }),
  );
  const own = positions.filter((one) => accountId === null || one.accountId === accountId);
  return (
    <div className="preview">
      {preview.isError ? (
        <FormError>
          {readProblemOf(preview.error)} {words.withoutPreview}
        </FormError>
      ) : null}
      {preview.isError && preview.data === undefined ? null : (
        <ClosePreview preview={preview.data ?? null} positions={own} />
      )}
      {preview.data === undefined ? null : <p className="hint">{stayWords(format, preview.data, own)}</p>}
    </div>
  );
};

const KeyPages = ({ keyPages }: Pick<Props, "keyPages">) => {
  const words = useWords(PANIC_WORDS).throwing;
  return keyPages.map(({ network, url }) => (
    <p key={network} className="hint">
      <a href={url} target="_blank" rel="noreferrer">
        {words.deleteKey(network)}
      </a>
    </p>
  ));
};

type RowProps = Omit<Props, "onThrown" | "at"> & {
  readonly isLookedAt: boolean;
  readonly stage: Stage;
  readonly busy: Throw | null;
  readonly onThrow: (order: Throw) => Promise<void>;
};

type ThrowProps = Omit<RowProps, "standing" | "keyPages" | "isLookedAt"> & { readonly share: Share };

/** Stages that close ask twice, with the cost between, and what nothing brings back is held; the others are one press. */
const ThrowIt = ({ stage, share, accountId, positions, busy, onThrow }: ThrowProps) => {
  const shareBps = stage === "reduce" ? Number(share) : 0;
  const order: Throw = { stage, accountId, shareBps };
  const words = useWords(PANIC_WORDS).throwing;
  const format = useFormat();
  const { act } = useWords(STAGE_WORDS)[stage];
  const says = busy?.stage === stage ? words.busy : null;
  if (stage === "freeze" || stage === "guards-only") {
    return (
      <Button isSmall busy={says} onClick={() => void onThrow(order)} data-testid={`panic-${stage}`}>
        {act}
      </Button>
    );
  }
  const isHeld = stage === "flatten" || stage === "revoke";
  return (
    <AskTwice
      offer={stage === "reduce" ? words.reduceTo(format.setting(shareBps)) : act}
      cost={<Cost accountId={accountId} positions={positions} shareBps={shareBps} />}
      keep={words.keep}
      confirm={isHeld ? words.hold(act) : words.doIt(act)}
      isHeld={isHeld}
      busy={says}
      onConfirm={() => onThrow(order)}
      data-testid={`panic-${stage}`}
    />
  );
};

const Row = ({ standing, keyPages, isLookedAt, ...props }: RowProps) => {
  const { stage, accountId } = props;
  const [share, setShare] = useState<Share>("5000");
  const title = useRef<HTMLHeadingElement>(null);
  // Its name and not its button: the key that led here may still be down, and a button would take it for a press.
  useEffect(() => {
    if (!isLookedAt) return;
    title.current?.focus({ preventScroll: true });
    title.current?.scrollIntoView({ block: "center" });
  }, [isLookedAt]);
  const words = useWords(STAGE_WORDS)[stage];
  const { name } = useWords(STAGE_NAMES).stages[stage];
  const { throwing } = useWords(PANIC_WORDS);
  const format = useFormat();
  const current = strictestStage(
    standing.flatMap((one) => (one.accountId === null || one.accountId === accountId ? [one.stage] : [])),
  );
  const shares = Object.fromEntries(SHARES.map((one) => [one, format.setting(Number(one))]));
  const isHeld = !isStricter(stage, current) && (stage === "freeze" || stage === "guards-only");
  const held = stage === current ? throwing.itStands : throwing.stricterStands;
  return (
    <li>
      <h3 ref={title} tabIndex={-1} data-testid={`panic-at-${stage}`}>
        {name} {stage === current && !isHeld ? <span className="tag">{throwing.stands}</span> : null}
      </h3>
      <div className="throw">
        {isHeld ? <p className="hint">{held}</p> : <ThrowIt {...props} share={share} />}
      </div>
      <div className="says">
        <p className="dim">
          {words.does} {words.doesNot}
        </p>
        {stage === "revoke" ? <KeyPages keyPages={keyPages} /> : null}
        {stage === "reduce" ? (
          <ChoiceField
            id="panic-share"
            label={throwing.mayStay}
            value={share}
            options={shares}
            onChange={(chosen) => setShare(SHARES.find((one) => one === chosen) ?? share)}
          />
        ) : null}
      </div>
    </li>
  );
};

const STAGES: readonly Stage[] = ["freeze", "guards-only", "reduce", "flatten", "revoke"];

/** The five stages, mildest first: what each does and does not, what it costs, and one way to throw it. */
export const StageList = ({ onThrown, at, ...props }: Props) => {
  const words = useWords(PANIC_WORDS).throwing;
  const [asked, setAsked] = useState<Throw | null>(null);
  const { act, isBusy, problem } = useThrow(onThrown);
  const onThrow = (order: Throw) => {
    setAsked(order);
    return act(order);
  };
  return (
    <>
      {problem === null ? null : <Refusal problem={problem} />}
      <ol className="stages" aria-label={words.stages}>
        {STAGES.map((stage) => (
          <Row
            key={stage}
            {...props}
            isLookedAt={stage === at}
            stage={stage}
            busy={isBusy ? asked : null}
            onThrow={onThrow}
          />
        ))}
      </ol>
    </>
  );
};
