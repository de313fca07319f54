"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { Unreachable } from "#ui/dashboard/waiting.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { hasSecondFactor } from "#ui/security/security-verdict.ts";
import { useSecurity } from "#ui/security/use-security.ts";
import { TopLine } from "#ui/shell/top-line.tsx";
import { FactorPart } from "./factor-part.tsx";
import { GuardPart } from "./guard-part.tsx";
import { KeyPart } from "./key-part.tsx";
import { PaperStep } from "./paper-step.tsx";
import { nextStep, STEPS, type Step, type StepState, stepOf, stepStates } from "./welcome-steps.ts";
import { WELCOME_WORDS } from "./welcome-words.ts";

type ListProps = {
  readonly states: Readonly<Record<Step, StepState>>;
  readonly current: Step | null;
};

const StepList = ({ states, current }: ListProps) => {
  const words = useWords(WELCOME_WORDS);
  return (
    <nav aria-label={words.list}>
      <ol className="steps">
        {STEPS.map((step) => (
          <li key={step}>
            <Link
              href={`/welcome?step=${step}`}
              aria-current={step === current ? "step" : undefined}
              data-testid={`welcome-step-${step}`}
            >
              <span>{words.steps[step]}</span>
              <span className="state">
                {states[step] === "done" ? <Glyph kind="safe" /> : null}
                {words.states[states[step]]}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
};

type StepProps = { readonly step: Step; readonly overview: Overview; readonly hasFactor: boolean };

const StepPart = ({ step, overview, hasFactor }: StepProps) => {
  switch (step) {
    case "paper":
      return <PaperStep overview={overview} />;
    case "factor":
      return (
        <FactorPart
          hasFactor={hasFactor}
          isReal={overview.accounts.some(({ network }) => network === "mainnet")}
        />
      );
    case "key":
      return <KeyPart />;
    case "guard":
      return <GuardPart positions={overview.positions} />;
  }
};

const Finished = ({ overview }: { readonly overview: Overview }) => {
  const words = useWords(WELCOME_WORDS);
  return (
    <section className="one-step" aria-labelledby="welcome-step" data-testid="welcome-finished">
      <h2 id="welcome-step">{words.finished}</h2>
      <p>{words.finishedLede}</p>
      <GuardPart positions={overview.positions} />
      <div className="acts">
        <Link className="btn primary" href="/dashboard">
          {words.toDashboard}
        </Link>
      </div>
    </section>
  );
};

const Steps = ({ overview, hasFactor }: Omit<StepProps, "step">) => {
  const words = useWords(WELCOME_WORDS);
  const states = stepStates({ overview, hasSecondFactor: hasFactor });
  const step = stepOf(useSearchParams().get("step")) ?? nextStep(states);
  return (
    <>
      <StepList states={states} current={step} />
      {step === null ? (
        <Finished overview={overview} />
      ) : (
        <section
          className={step === "key" ? "one-step wide" : "one-step"}
          aria-labelledby="welcome-step"
          key={step}
        >
          <h2 id="welcome-step">{words.steps[step]}</h2>
          <StepPart step={step} overview={overview} hasFactor={hasFactor} />
        </section>
      )}
    </>
  );
};

/** From nothing to a guard that is armed: where one is follows from what is there, so one goes on where one was. */
export const WelcomePage = () => {
  const words = useWords(WELCOME_WORDS);
  const { overview, isUnreachable, error } = useOverview();
  const security = useSecurity();
  const view = security.data;
  const isLost = isUnreachable || security.isError;
  return (
    <div className="wrap decide">
      <TopLine />
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p className="dim">{words.lede}</p>
        </div>
      </div>
      {isLost ? <Unreachable message={readProblemOf(error ?? security.error)} /> : null}
      {overview === null || view === undefined ? (
        isLost ? null : (
          <p className="dim" aria-busy="true" role="status">
            {words.reading}
          </p>
        )
      ) : (
        <Steps overview={overview} hasFactor={hasSecondFactor(view)} />
      )}
    </div>
  );
};
