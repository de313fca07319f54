"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { isStricter, strictestStage } from "#domain/panic/panic-stage.ts";
import type { PanicStandingView } from "#server/trpc/schemas/panic.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { ChoiceField } from "#ui/actions/choice-field.tsx";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { Refusal } from "#ui/security/refusal.tsx";
import { ClosePreview } from "./close-preview.tsx";
import { STAGE_WORDS } from "./stage-words.ts";
import { stayWords } from "./stay-words.ts";
import { type Throw, useThrow } from "./use-throw.ts";

type Stage = Throw["stage"];

type Props = {
  readonly accountId: string | null;
  readonly standing: PanicStandingView["standing"];
  readonly keyPages: PanicStandingView["keyPages"];
  readonly positions: readonly PositionView[];
  /** A throw was answered: there is something to look at. */
  readonly onThrown: () => void;
};

const REREAD_MS = 5_000;
const SHARES = { "7500": "75\u202f%", "5000": "50\u202f%", "2500": "25\u202f%" } as const;
type Share = keyof typeof SHARES;

/** What a stage that closes would cost and leave, read anew while it is looked at. */
const Cost = ({ accountId, positions, shareBps }: Omit<Throw, "stage"> & Pick<Props, "positions">) => {
  const trpc = useTRPC();
  const preview = useQuery(
    trpc.panic.preview.queryOptions({ accountId, shareBps }, { refetchInterval: REREAD_MS }),
  );
  const own = positions.filter((one) => accountId === null || one.accountId === accountId);
  return (
    <div className="preview">
      {preview.isError ? (
        <FormError>{readProblemOf(preview.error)} It can be thrown without a preview.</FormError>
      ) : null}
      {preview.isError && preview.data === undefined ? null : (
        <ClosePreview preview={preview.data ?? null} positions={own} />
      )}
      {preview.data === undefined ? null : <p className="hint">{stayWords(preview.data, own)}</p>}
    </div>
  );
};

const KeyPages = ({ keyPages }: Pick<Props, "keyPages">) =>
  keyPages.map(({ network, url }) => (
    <p key={network} className="hint">
      <a href={url} target="_blank" rel="noreferrer">
        Delete the {network} key at LN Markets
      </a>
    </p>
  ));

type RowProps = Omit<Props, "onThrown"> & {
  readonly stage: Stage;
  readonly busy: Throw | null;
  readonly onThrow: (order: Throw) => Promise<void>;
};

type ThrowProps = Omit<RowProps, "standing" | "keyPages"> & { readonly share: Share };

/** Stages that close ask twice, with the cost between, and what nothing brings back is held; the others are one press. */
const ThrowIt = ({ stage, share, accountId, positions, busy, onThrow }: ThrowProps) => {
  const shareBps = stage === "reduce" ? Number(share) : 0;
  const order: Throw = { stage, accountId, shareBps };
  const { act } = STAGE_WORDS[stage];
  const says = busy?.stage === stage ? "Throwing it" : null;
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
      offer={stage === "reduce" ? `Reduce to ${SHARES[share]}` : act}
      cost={<Cost accountId={accountId} positions={positions} shareBps={shareBps} />}
      keep="Keep everything"
      confirm={isHeld ? `${act}: hold 2 s` : `${act}: do it`}
      isHeld={isHeld}
      busy={says}
      onConfirm={() => onThrow(order)}
      data-testid={`panic-${stage}`}
    />
  );
};

const Row = ({ standing, keyPages, ...props }: RowProps) => {
  const { stage, accountId } = props;
  const [share, setShare] = useState<Share>("5000");
  const words = STAGE_WORDS[stage];
  const current = strictestStage(
    standing.flatMap((one) => (one.accountId === null || one.accountId === accountId ? [one.stage] : [])),
  );
  const isHeld = !isStricter(stage, current) && (stage === "freeze" || stage === "guards-only");
  const held = stage === current ? "It stands." : "A stricter stage stands.";
  return (
    <li>
      <h3>
        {words.name} {stage === current && !isHeld ? <span className="tag">stands</span> : null}
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
            label="May stay open"
            value={share}
            options={SHARES}
            onChange={setShare}
          />
        ) : null}
      </div>
    </li>
  );
};

const STAGES: readonly Stage[] = ["freeze", "guards-only", "reduce", "flatten", "revoke"];

/** The five stages, mildest first: what each does and does not, what it costs, and one way to throw it. */
export const StageList = ({ onThrown, ...props }: Props) => {
  const [asked, setAsked] = useState<Throw | null>(null);
  const { act, isBusy, problem } = useThrow(onThrown);
  const onThrow = (order: Throw) => {
    setAsked(order);
    return act(order);
  };
  return (
    <>
      {problem === null ? null : <Refusal problem={problem} />}
      <ol className="stages" aria-label="Stages, mildest first">
        {STAGES.map((stage) => (
          <Row key={stage} {...props} stage={stage} busy={isBusy ? asked : null} onThrow={onThrow} />
        ))}
      </ol>
    </>
  );
};
