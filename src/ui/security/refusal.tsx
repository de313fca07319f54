"use client";

import Link from "next/link";
import type { Problem } from "#ui/api/problem-of.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import { useCountdown } from "#ui/kit/use-countdown.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { WaitLine } from "#ui/kit/wait-line.tsx";
import { REFUSAL_WORDS } from "./refusal-words.ts";

type Props = { readonly problem: Problem; readonly id?: string };

const SECOND = 1_000;

/** When a freeze ends, if the refusal says so. */
const FrozenUntil = ({ seconds }: { readonly seconds: number | null }) => {
  const { ends } = useWords(REFUSAL_WORDS);
  const format = useFormat();
  if (seconds === null) return null;
  const end = new Date(Date.now() + seconds * SECOND).toISOString();
  return <> {ends(format.momentZoned(end), format.age(seconds * SECOND))}</>;
};

/** Refusals that lead to another page, each with the way there. */
const Reasoned = ({ problem }: { readonly problem: Problem }) => {
  const words = useWords(REFUSAL_WORDS);
  if (problem.reason === "second-factor") {
    return (
      <>
        {problem.message} <Link href="/security">{words.setUpFactor}</Link>
      </>
    );
  }
  if (problem.reason === "frozen") {
    return (
      <>
        {problem.message}
        <FrozenUntil seconds={problem.retryAfter} /> <Link href="/security">{words.seeSecurity}</Link>
      </>
    );
  }
  return <>{words.unconfirmed}</>;
};

/** Why it was refused, what to do about it, and how long to wait where that is all. */
export const Refusal = ({ problem, id }: Props) => {
  const isWait = problem.reason === null && problem.retryAfter !== null;
  const left = useCountdown(problem, isWait ? problem.retryAfter : null);
  return (
    <div className="refusal">
      <FormError {...(id === undefined ? {} : { id })}>
        {problem.reason === null ? problem.message : <Reasoned problem={problem} />}
      </FormError>
      {isWait ? <WaitLine left={left} /> : null}
    </div>
  );
};
