import type { ReactNode } from "react";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import type { Reading } from "./reading-age.ts";
import { SIGHT_WORDS } from "./sight-table.ts";
import type { Verdict, VerdictKind } from "./verdict.ts";
import { VERDICT_GLYPHS } from "./verdict-glyphs.ts";

const HUES: Record<VerdictKind, string> = {
  safe: "s-safe",
  watch: "s-watch",
  danger: "s-danger",
  stale: "s-blind",
  blind: "s-blind",
  empty: "",
};

/** How old each reading is; what is past its time is marked, and what was never read says so. */
const Ages = ({ readings, source }: { readonly readings: readonly Reading[]; readonly source: string }) => {
  const words = useWords(SIGHT_WORDS);
  const format = useFormat();
  return (
    <dl className="proof">
      {readings.map(({ kind, ageMs, at, freshness }) => (
        <div key={kind} style={{ display: "contents" }}>
          <dt>{words.readings[kind]}</dt>
          <dd className={freshness === "fresh" ? undefined : "stale-num"} title={source}>
            {ageMs === null || at === null ? words.notYet : format.ago(ageMs, at)}
          </dd>
        </div>
      ))}
    </dl>
  );
};

type Props = {
  readonly verdict: Verdict;
  readonly readings: readonly Reading[];
  readonly source: string;
  readonly children?: ReactNode;
};

/** One word, one sentence with the number, then the ages. A screen reader hears the word when it changes, nothing else. */
export const VerdictHead = ({ verdict, readings, source, children }: Props) => {
  const words = useWords(SIGHT_WORDS);
  const glyph = VERDICT_GLYPHS[verdict.kind];
  const isLong = verdict.word.length > 7;
  return (
    <section className="verdict" aria-label={words.heading}>
      <p className="vh" aria-live="polite">
        {verdict.word}
      </p>
      <div>
        <h1 className={`${HUES[verdict.kind]}${isLong ? " long" : ""}`} data-testid="verdict">
          {glyph === null ? null : <Glyph kind={glyph} />}
          {verdict.word}
        </h1>
        <p className={verdict.lede.length > 90 ? "lede wide-lede" : "lede"}>{verdict.lede}</p>
        {verdict.sub === null ? null : <p className="sub">{verdict.sub}</p>}
        {children}
      </div>
      <Ages readings={readings} source={source} />
    </section>
  );
};
