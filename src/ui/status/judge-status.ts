import type { StatusView } from "#server/trpc/schemas/operating.ts";
import type { Format } from "#ui/format/format.ts";
import type { GlyphKind } from "#ui/kit/glyph.tsx";
import { STATUS_WORDS, type StatusWords } from "./status-words.ts";

type Part = StatusView["components"][number];

export type StatusVerdict = {
  readonly glyph: GlyphKind;
  readonly title: string;
  /** What is wrong with which part and since when, or what was proven. */
  readonly lede: string;
  readonly sub: string | null;
};

const HOUR_MS = 3_600_000;

/** Three reads that did not come: what is shown is no longer how it is. */
export const STATUS_STALE_MS = 30_000;

/** Past this age no automation that waits for a price acts. */
export const TICK_OLD_MS = 30_000;

export const PART_GLYPHS: Readonly<Record<Part["state"], GlyphKind>> = {
  ok: "safe",
  degraded: "watch",
  failed: "danger",
  off: "blind",
};

/** How long something has been so: `for 48 s`, then since when. */
export const sinceWords = (format: Format, iso: string, now: number): string => {
  const words = STATUS_WORDS[format.locale];
  const ms = Math.max(0, now - Date.parse(iso));
  if (ms < HOUR_MS) return words.forAge(format.age(ms));
  const isToday = format.day(iso) === format.day(new Date(now).toISOString());
  return words.sinceClock(isToday ? format.clock(iso) : format.momentZoned(iso));
};

/** What only the database knows is not known while it does not answer, and nothing is said of it then. */
export const isStoredKnown = ({ components }: StatusView): boolean =>
  components.some(({ name, state }) => name === "database" && state !== "failed");

/** How long ago protection was proven, by `now`; null where nobody proves it here. */
type Proof = { readonly ageMs: number | null; readonly isKnown: boolean; readonly now: number };

const provenWords = (words: StatusWords, format: Format, { ageMs, isKnown, now }: Proof): string => {
  if (!isKnown) return words.proofUnknown;
  return ageMs === null
    ? words.notProven
    : words.proven(format.ago(ageMs, new Date(now - ageMs).toISOString()));
};

/** The same in a word or two. */
export const proofWords = (format: Format, { ageMs, isKnown, now }: Proof): string => {
  const words = STATUS_WORDS[format.locale];
  if (!isKnown) return words.unknown;
  return ageMs === null ? words.notHere : format.ago(ageMs, new Date(now - ageMs).toISOString());
};

/** The one sentence: all works, or which part does not and since when. `now` is the server's clock carried on. */
export const judgeStatus = (
  format: Format,
  view: StatusView,
  {
    now,
    canaryAgeMs,
    isStale,
  }: { readonly now: number; readonly canaryAgeMs: number | null; readonly isStale: boolean },
): StatusVerdict => {
  const words = STATUS_WORDS[format.locale];
  if (isStale) {
    const age = format.age(Math.max(0, now - Date.parse(view.at)));
    return { glyph: "blind", title: words.notKnown, lede: words.lastKnown(age), sub: null };
  }
  const proven = provenWords(words, format, { ageMs: canaryAgeMs, isKnown: isStoredKnown(view), now });
  const inState = (state: Part["state"]) => view.components.filter((part) => part.state === state);
  const [failed, degraded] = [inState("failed"), inState("degraded")];
  const wrong = failed.length > 0 ? failed : degraded;
  if (wrong.length === 0) return { glyph: "safe", title: words.allWork, lede: proven, sub: null };
  const say = failed.length > 0 ? words.failed : words.degraded;
  return {
    glyph: failed.length > 0 ? "danger" : "watch",
    title: say(wrong.length, format.number(wrong.length, 0)),
    lede: wrong
      .map(({ name, since }) => words.named(words.names[name], sinceWords(format, since, now)))
      .join(" "),
    sub: proven,
  };
};
