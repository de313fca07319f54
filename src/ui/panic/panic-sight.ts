import type { AccountView, Overview } from "#server/trpc/schemas/views.ts";
import type { WhyNoOverview } from "#ui/api/use-overview.ts";
import type { Format } from "#ui/format/format.ts";
import { readingsOf } from "#ui/verdict/reading-age.ts";
import { SIGHT_WORDS } from "./sight-words.ts";

type Seen = {
  readonly overview: Pick<Overview, "accounts" | "lastTickAt"> | null;
  readonly now: number;
  readonly trouble: WhyNoOverview | null;
};

const workerWords = (format: Format, ageMs: number | null): string => {
  const words = SIGHT_WORDS[format.locale];
  return ageMs === null ? words.workerUnseen : words.workerAway(format.age(ageMs));
};

const accountWords = (
  format: Format,
  { label, status, blindSince }: AccountView,
  now: number,
): string | null => {
  const words = SIGHT_WORDS[format.locale];
  if (status !== "active") return words.keyRefused(label);
  return blindSince === null ? null : words.blind(label, format.when(blindSince, now));
};

/** What stands in the way of the panic switch as things are, in words; empty where nothing does. */
export const panicSight = (format: Format, { overview, now, trouble }: Seen): readonly string[] => {
  const words = SIGHT_WORDS[format.locale];
  if (overview === null) return trouble === null ? [] : [words.neverReached];
  const unread = trouble === null ? [] : [trouble === "unreached" ? words.unreached : words.databaseAway];
  const [account] = overview.accounts;
  if (account === undefined) return unread;
  const facts = { account, price: null, positions: [], lastTickAt: overview.lastTickAt };
  const [, , proof] = readingsOf(facts, now);
  const worker = proof.freshness === "fresh" || trouble !== null ? [] : [workerWords(format, proof.ageMs)];
  const accounts = overview.accounts.flatMap((one) => accountWords(format, one, now) ?? []);
  return [...unread, ...worker, ...accounts];
};
