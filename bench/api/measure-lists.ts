import { ask } from "#cli/matrix/ask.ts";
import { listProcedures } from "#cli/matrix/list-procedures.ts";
import type { Part, Values } from "../bench.ts";
import { atMost, below } from "../figure.ts";
import { say } from "../say.ts";
import { type ListsStage, openListsStage } from "./open-lists-stage.ts";
import { PAGE, wholeInputs } from "./whole-input.ts";

const DEEP = 10_000;
const ROUNDS = 200;
/** Fewer: each takes a second and more. */
const PREVIEWS = 20;

type Timed = { readonly p50: number; readonly p99: number };

const atShare = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const spread = (taken: readonly number[]): Timed => {
  const sorted = taken.toSorted((one, other) => one - other);
  return { p50: atShare(sorted, 0.5), p99: atShare(sorted, 0.99) };
};

/** How long each took, in milliseconds, one of each in turn, so that whatever else runs disturbs all of them. */
const inTurn = async (
  asks: readonly (() => Promise<unknown>)[],
  rounds = ROUNDS,
): Promise<readonly Timed[]> => {
  const taken = asks.map((): number[] => []);
  for (let round = -rounds / 10; round < rounds; round += 1) {
    for (const [at, run] of asks.entries()) {
      const began = performance.now();
      await run();
      if (round >= 0) taken[at]?.push(performance.now() - began);
    }
  }
  return taken.map(spread);
};

const STRIDE = 1_000;

/** The cursor of that page, as somebody gets it who turns all pages before it. */
const cursorOf = async ({ product, holder: { userId } }: ListsStage, page: number): Promise<string> => {
  let cursor: string | null = null;
  for (let left = (page - 1) * PAGE; left > 0; left -= STRIDE) {
    const limit = Math.min(STRIDE, left);
    cursor = (await product.services.tradeLog.list({ userId, locale: "en", limit, cursor })).nextCursor;
    if (cursor === null) throw new Error(`There are no ${page} pages`);
  }
  return cursor ?? "";
};

/** The same of questions, each named with what it took. */
const timed = async (questions: readonly Question[], rounds: number): Promise<readonly Timed[]> => {
  const taken = await inTurn(
    questions.map(({ run }) => run),
    rounds,
  );
  for (const [at, { path }] of questions.entries()) say(`${path}: p99 ${taken[at]?.p99.toFixed(1)} ms`);
  return taken;
};

type Filter = {
  readonly outcome?: "confirmed" | "rejected" | "held" | "unknown";
  readonly isOfAccount?: boolean;
};

const FILTERS: readonly Filter[] = [
  {},
  ...(["confirmed", "rejected", "held", "unknown"] as const).flatMap((outcome) => [
    { outcome },
    { outcome, isOfAccount: true },
  ]),
  { isOfAccount: true },
];

const pageOf =
  ({ product, holder }: ListsStage, filter: Filter, cursor: string | null) =>
  () =>
    product.services.tradeLog.list({
      userId: holder.userId,
      locale: "en",
      limit: PAGE,
      cursor,
      ...(filter.outcome === undefined ? {} : { outcome: filter.outcome }),
      ...(filter.isOfAccount === true ? { accountId: holder.accountId } : {}),
    });

/** What needs an exchange, which this stage has not and which leaves an account blind, or an outbox that is open. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "ledger.read",
  "market.candles",
  "outbox.list",
  "positions.waiting",
  "positions.preview",
  "positions.reservePlan",
]);

type Question = { readonly path: string; readonly run: () => Promise<unknown> };

/** Every question that the product answers here, as somebody puts it who has hundreds of everything. */
const questionsOf = ({ product, tenant }: ListsStage): readonly Question[] =>
  listProcedures()
    .filter(({ isMutation, path }) => !isMutation && !LEFT_OUT.has(path))
    .map((procedure) => {
      const { path } = procedure;
      const [input] = wholeInputs(procedure, tenant);
      const run = async () => {
        const { status } = await ask(product, procedure, input, tenant.cookie);
        // How soon something is refused is no figure of a list.
        if (status !== 200) throw new Error(`${path} was refused while it was timed: ${status}`);
      };
      return { path, run };
    });

/** Plays a hundred markets for each position it is asked for, beside all the guards there are, and lists nothing. */
const isPlayed = ({ path }: Question): boolean => path === "guardPlan.preview";

const sizeOf = (isFull: boolean): number => (isFull ? 10_000_000 : 1_000_000);

/** Pages deep in a log, lists with every filter and what is asked most, at a size that takes years to get to. */
export const lists = (isFull: boolean, count: number = sizeOf(isFull)): Part<null> => {
  // As deep in a smaller log as that page is in a whole one.
  const deep = (DEEP * count) / sizeOf(true);
  const of = (what: string) => `${count.toLocaleString("en")} receipts: ${what}`;
  const names = {
    ratio: of(`page ${deep.toLocaleString("en")} / page 1 of the trade log`),
    first: of("page 1 of the trade log, p50"),
    deep: of(`page ${deep.toLocaleString("en")} of the trade log, p50`),
    offset: of(`reference: the same page by OFFSET`),
    counted: of("the counts that are shown to somebody with 200 of each / page 1 of the trade log"),
    seeded: of("written and indexed in"),
    filtered: of("slowest trade log by any filter, p99"),
    slowest: of("slowest question to the API, all but guardPlan.preview, p99"),
    played: of("guardPlan.preview of 400 positions, half of them guarded, p99"),
    session: of("session lookup, p99"),
    intents: of("intents of an account, p99"),
    triggers: of("match statement without a hit, p99"),
  };
  return {
    title: "lists at size",
    figures: [
      { name: names.ratio, unit: "x", target: atMost(1.3) },
      { name: names.first, unit: "ms", target: null },
      { name: names.deep, unit: "ms", target: null },
      { name: names.offset, unit: "ms", target: null },
      { name: names.counted, unit: "x", target: atMost(1) },
      { name: names.seeded, unit: "s", target: null },
      { name: names.filtered, unit: "ms", target: below(100) },
      { name: names.slowest, unit: "ms", target: below(100) },
      { name: names.played, unit: "ms", target: null },
      { name: names.session, unit: "ms", target: below(50) },
      { name: names.intents, unit: "ms", target: below(50) },
      { name: names.triggers, unit: "ms", target: below(50) },
    ],
    measure: async (): Promise<Values> => {
      const stage = await openListsStage(count);
      try {
        const { product, sql, holder, tenant } = stage;
        const cursor = await cursorOf(stage, deep);
        const [first, far, counted] = await inTurn([
          pageOf(stage, {}, null),
          pageOf(stage, {}, cursor),
          () => product.wired.notifications.recent(tenant.userId, 1),
        ]);
        const began = performance.now();
        await sql`select * from receipts where user_id = ${holder.userId} order by seq desc nulls last
          limit ${PAGE} offset ${(deep - 1) * PAGE}`;
        const offset = performance.now() - began;
        const filtered = await inTurn(
          FILTERS.flatMap((filter) => [pageOf(stage, filter, null), pageOf(stage, filter, cursor)]),
        );
        const questions = questionsOf(stage);
        const [played, others] = [questions.filter(isPlayed), questions.filter((one) => !isPlayed(one))];
        const asked = await timed(others, ROUNDS);
        const previewed = await timed(played, PREVIEWS);
        const tick = { low: 200_000, high: 200_000, last: 200_000, at: 0 } as Parameters<
          typeof product.wired.triggers.match
        >[1];
        const [session, intents, triggers] = await inTurn([
          () => product.services.auth.resolveSession({ token: tenant.token }),
          () => product.wired.intents.effectsOf(holder.accountId),
          () => product.wired.triggers.match("signet", tick, 100, 1_000),
        ]);
        const worst = (all: readonly Timed[]) => Math.max(...all.map(({ p99 }) => p99));
        return {
          [names.ratio]: (far?.p50 ?? Number.NaN) / (first?.p50 ?? Number.NaN),
          [names.first]: first?.p50 ?? Number.NaN,
          [names.deep]: far?.p50 ?? Number.NaN,
          [names.offset]: offset,
          [names.counted]: (counted?.p50 ?? Number.NaN) / (first?.p50 ?? Number.NaN),
          [names.seeded]: stage.seededSeconds,
          [names.filtered]: worst(filtered),
          [names.slowest]: worst(asked),
          [names.played]: worst(previewed),
          [names.session]: session?.p99 ?? Number.NaN,
          [names.intents]: intents?.p99 ?? Number.NaN,
          [names.triggers]: triggers?.p99 ?? Number.NaN,
        };
      } finally {
        await stage.close();
      }
    },
  };
};
