import type { Locale } from "../../language/locale.ts";
import type { PanicStage } from "../../panic/panic-stage.ts";
import type { PriceHalfUsd } from "../../units.ts";
import { byRisk } from "../../verdict/judge-position.ts";
import { figures } from "../figures.ts";
import { type AccountLook, judgeAccount, judgeLook, type PositionLook } from "./account-look.ts";
import { ageWords } from "./age-words.ts";
import { guardLookWords, positionName, positionWords } from "./position-words.ts";
import { plain, type Reply } from "./reply.ts";
import { STAGE_NAMES } from "./stage-names.ts";
import { STATUS_WORDS } from "./status-table.ts";

type Figures = ReturnType<typeof figures>;

/** A stage of the panic switch that stands, on one account by its label or on all where that is null. */
export type StageLook = { readonly label: string | null; readonly stage: PanicStage };

/** More than a message holds are told by their number. */
const MOST = 15;

const lines = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== "").join("\n");

/** How old what is told of an account is; never left out. */
const ageLine = (locale: Locale, { ages, blindMs }: AccountLook): string => {
  const words = STATUS_WORDS[locale];
  const ago = (ms: number | null): string => (ms === null ? words.never : words.ago(ageWords(ms)));
  const told = words.ages(ago(ages.price), ago(ages.positions), ago(ages.proof));
  return blindMs === null ? told : lines(words.blind(ageWords(blindMs)), told);
};

const originLine = (locale: Locale, { network }: AccountLook): string | null =>
  network === "paper" ? STATUS_WORDS[locale].simulated : null;

/** Said above figures that nobody may take for those of now, where the verdict itself is not told. */
const oldLine = (locale: Locale, look: AccountLook): string | null => {
  const { verdict } = judgeAccount({ ...look, positions: [] });
  return verdict === "stale" || verdict === "blind" ? STATUS_WORDS[locale].old : null;
};

const freeLine = (f: Figures, { balance }: AccountLook): string => {
  const words = STATUS_WORDS[f.locale];
  return balance === null ? words.freeUnknown : words.freeSats(f.sats(balance));
};

const accountStatus = (f: Figures, look: AccountLook): string => {
  const words = STATUS_WORDS[f.locale];
  const { verdict, worst } = judgeAccount(look);
  const isCalm = verdict === "safe" || verdict === "watch" || verdict === "empty";
  return lines(
    words.headed(look.label, words.verdict[verdict]),
    worst === null ? null : words.worst(positionWords(f, worst.position, look.last)),
    worst === null ? null : guardLookWords(f, worst.position),
    freeLine(f, look),
    isCalm && look.ages.cross === "unseen" ? words.crossUnseen : null,
    verdict === "danger" ? oldLine(f.locale, look) : null,
    ageLine(f.locale, look),
    originLine(f.locale, look),
  );
};

const stageLine = (locale: Locale, { label, stage }: StageLook): string => {
  const words = STATUS_WORDS[locale];
  const name = STAGE_NAMES[locale][stage];
  return label === null ? words.frozen(name) : words.stageOn(label, name);
};

/** One verdict for each account with what it stands on, and what stands of the panic switch. `proofAgeMs`: see N12; null for none. */
export const statusReply = (
  locale: Locale,
  looks: readonly AccountLook[],
  stages: readonly StageLook[],
  proofAgeMs: number | null,
): Reply => {
  const f = figures(locale);
  const words = STATUS_WORDS[locale];
  const accounts = looks.map((look) => accountStatus(f, look));
  return plain(
    ...(accounts.length === 0 ? [words.noAccounts] : accounts),
    stages.map((stage) => stageLine(locale, stage)).join("\n"),
    proofAgeMs === null ? "" : words.proven(ageWords(proofAgeMs)),
  );
};

/** What every account has open, one paragraph each; `none` where nobody has anything. */
const listed = (
  locale: Locale,
  looks: readonly AccountLook[],
  none: string,
  tell: (f: Figures, look: AccountLook) => readonly string[],
): Reply => {
  const f = figures(locale);
  const words = STATUS_WORDS[locale];
  if (looks.length === 0) return plain(words.noAccounts);
  const parts = looks.map((look) => {
    const told = tell(f, look);
    const shown = told.slice(0, MOST);
    const more = told.length - shown.length;
    return lines(
      `${look.label}:`,
      oldLine(locale, look),
      ...(told.length === 0 ? [none] : shown),
      more === 0 ? null : words.more(more),
      ageLine(locale, look),
      originLine(locale, look),
    );
  });
  return plain(...parts);
};

/** What a message has no room for is never what is nearest to its end. */
const worstFirst = (
  positions: readonly PositionLook[],
  last: PriceHalfUsd | null,
): readonly PositionLook[] =>
  last === null
    ? positions
    : positions
        .map((position) => judgeLook(position, last))
        .toSorted(byRisk)
        .map(({ position }) => position);

/** Every open position of every account. */
export const positionsReply = (locale: Locale, looks: readonly AccountLook[]): Reply =>
  listed(locale, looks, STATUS_WORDS[locale].noPositions, (f, { positions, last }) =>
    worstFirst(positions, last).map((position) =>
      lines(positionWords(f, position, last), guardLookWords(f, position)),
    ),
  );

/** Every guard that has not ended, with what it has added. */
export const guardsReply = (locale: Locale, looks: readonly AccountLook[]): Reply =>
  listed(locale, looks, STATUS_WORDS[locale].noGuards, (f, { positions }) =>
    positions.flatMap((position) => {
      if (position.guard === null) return [];
      const added = STATUS_WORDS[f.locale].added(f.sats(position.guard.addedInAll));
      return [`${positionName(f, position)}. ${guardLookWords(f, position)} ${added}`];
    }),
  );
