import { ACTIVITY_WORDS } from "#ui/activity/activity-words.ts";
import { MovedWords } from "#ui/activity/moved-words.tsx";
import { Receipt } from "#ui/activity/receipt.tsx";
import { ReceiptRow } from "#ui/activity/receipt-row.tsx";
import { PositionRow } from "#ui/dashboard/position-row.tsx";
import { LoadingDashboard } from "#ui/dashboard/waiting.tsx";
import { GuardCommit } from "#ui/guard/guard-commit.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { PriceField } from "#ui/price-field/price-field.tsx";
import { judgePosition } from "#ui/verdict/derive-verdict.ts";
import type { VerdictKind } from "#ui/verdict/verdict.ts";
import { VerdictHead } from "#ui/verdict/verdict-head.tsx";
import { VERDICT_WORDS } from "#ui/verdict/verdict-table.ts";
import { type Entry, nothing, type Speaking } from "./entry.ts";
import { aGuard, aPosition, aReceipt, DOMAIN, LAST, readings } from "./samples.ts";

const VERDICTS: readonly VerdictKind[] = ["safe", "watch", "danger", "stale", "blind", "empty"];

const verdicts = ({ words, format }: Speaking): Entry => ({
  name: "verdict and ages",
  of: [],
  states: Object.fromEntries(
    VERDICTS.map((kind) => [
      kind,
      <VerdictHead
        key={kind}
        verdict={{
          kind,
          word: VERDICT_WORDS[format.locale].word[kind],
          lede: words.lede,
          sub: words.sub,
          distanceBps: 1_164,
        }}
        readings={
          kind === "blind"
            ? readings(192, "blind")
            : kind === "stale"
              ? readings(48, "stale")
              : readings(1, "fresh")
        }
        source={words.source}
      />,
    ]),
  ),
});

const rows = ({ words, format }: Speaking): Entry => {
  const stop = { stopLoss: 124_000, stopOwner: "hand" as const };
  const positions = {
    guarded: aPosition({}),
    "stop only": aPosition({ guard: null, ...stop }),
    unprotected: aPosition({ guard: null }),
    acted: aPosition({}),
    "cannot act": aPosition({ guard: aGuard({ cannotFire: words.cannotFire }) }),
    blind: aPosition(stop),
  };
  return {
    name: "position row and tags",
    of: [],
    states: Object.fromEntries(
      Object.entries(positions).map(([state, position]) => [
        state,
        <PositionRow
          key={state}
          judged={judgePosition(position, LAST)}
          last={LAST}
          domain={DOMAIN}
          sight={state === "blind" ? "blind" : "fresh"}
          needle={state === "blind" ? null : { price: LAST / 2, tag: null, isGhost: false }}
          actedAgo={state === "acted" ? format.age(7_200_000) : null}
        />,
      ]),
    ),
  };
};

const receipts = (speaking: Speaking): readonly Entry[] => {
  const kinds = {
    acted: aReceipt(speaking, {}),
    "held back": aReceipt(speaking, { outcome: "held", status: "held", liquidationAfter: null }),
    "failed, ours": aReceipt(speaking, {
      outcome: "not-applied",
      status: "our-error",
      liquidationAfter: null,
    }),
    "failed, theirs": aReceipt(speaking, {
      outcome: "rejected",
      status: "exchange-error",
      liquidationAfter: null,
    }),
    unknown: aReceipt(speaking, { outcome: "unknown", status: "not-known", liquidationAfter: null }),
    "by me": aReceipt(speaking, { rule: "manual", automationId: null }),
  };
  return [
    {
      name: "receipt row",
      of: [],
      states: Object.fromEntries(
        Object.entries(kinds).map(([state, receipt]) => [
          state,
          <ReceiptRow key={state} receipt={receipt} isOpen={false} onToggle={nothing} />,
        ]),
      ),
    },
    {
      name: "receipt",
      of: [],
      states: {
        open: (
          <article className="rcpt">
            <Receipt receipt={kinds.acted} />
          </article>
        ),
      },
    },
  ];
};

const decisions = ({ words, format }: Speaking): readonly Entry[] => {
  const commit = { isChanged: false, busy: null, onArm: nothing, onPause: nothing, onResume: nothing };
  const { filter, filters } = ACTIVITY_WORDS[format.locale];
  return [
    {
      name: "toggle",
      of: [],
      states: {
        off: <GuardCommit {...commit} guard={null} />,
        armed: <GuardCommit {...commit} guard={aGuard({})} />,
        paused: <GuardCommit {...commit} guard={aGuard({ state: "paused" })} />,
        "cannot fire": <GuardCommit {...commit} guard={aGuard({ cannotFire: words.cannotFire })} />,
      },
    },
    {
      name: "price field",
      of: [],
      states: {
        rest: (
          <PriceField
            id="showcase-price"
            label={words.label}
            problem={null}
            text="63,000"
            onChange={nothing}
          />
        ),
        invalid: (
          <PriceField
            id="showcase-price-wrong"
            label={words.label}
            problem={words.problem}
            text="-"
            onChange={nothing}
          />
        ),
      },
    },
    {
      name: "filter tabs",
      of: [],
      states: {
        chosen: (
          <nav className="filters" aria-label={filter}>
            {Object.entries(filters).map(([key, name]) => (
              <a key={key} href="#filter-tabs" aria-current={key === "all" ? "page" : undefined}>
                {name}
              </a>
            ))}
          </nav>
        ),
      },
    },
    {
      name: "toast",
      of: [],
      states: {
        acted: (
          <div className="toast">
            <Glyph kind="acted" />
            <span>
              <MovedWords text={words.received(format.sats(220_484))} />
            </span>
          </div>
        ),
      },
    },
    { name: "skeleton", of: [], states: { loading: <LoadingDashboard /> } },
  ];
};

/** What the desk is put together from. */
export const deskEntries = (speaking: Speaking): readonly Entry[] => [
  verdicts(speaking),
  rows(speaking),
  ...receipts(speaking),
  ...decisions(speaking),
];
