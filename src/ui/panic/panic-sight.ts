import type { AccountView, Overview } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { readingsOf } from "#ui/verdict/reading-age.ts";

type Seen = {
  readonly overview: Pick<Overview, "accounts" | "lastTickAt"> | null;
  readonly now: number;
  readonly isUnreachable: boolean;
};

const workerWords = (ageMs: number | null): string =>
  `Axisor's worker ${ageMs === null ? "has not been seen yet" : `was last seen ${format.age(ageMs)} ago`}. A stage stands at once, but positions are closed only by it, once it is back. If you cannot wait, close them at LN Markets.`;

const accountWords = ({ label, status, blindSince }: AccountView, now: number): string | null => {
  if (status !== "active") {
    return `LN Markets refuses the key of ${label}: nothing can be closed by it. Close at LN Markets.`;
  }
  if (blindSince === null) return null;
  return `${label} cannot be read since ${format.when(blindSince, now)}. Positions read last are still closed by their ids; whether they are gone is known only once it can be read again.`;
};

/** What stands in the way of the panic switch as things are, in words; empty where nothing does. */
export const panicSight = ({ overview, now, isUnreachable }: Seen): readonly string[] => {
  if (overview === null) {
    return isUnreachable
      ? [
          "This page cannot reach Axisor. You can still try; a panic link or LN Markets itself may get through.",
        ]
      : [];
  }
  const unreached = isUnreachable
    ? ["This page cannot reach Axisor now; what it shows is what it heard last. You can still try."]
    : [];
  const [account] = overview.accounts;
  if (account === undefined) return unreached;
  const facts = { account, price: null, positions: [], lastTickAt: overview.lastTickAt };
  const [, , proof] = readingsOf(facts, now);
  const worker = proof.freshness === "fresh" || isUnreachable ? [] : [workerWords(proof.ageMs)];
  const accounts = overview.accounts.flatMap((one) => accountWords(one, now) ?? []);
  return [...unreached, ...worker, ...accounts];
};
