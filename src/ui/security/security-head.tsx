import type { SecurityView } from "#server/trpc/schemas/sign-in.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { deriveSecurityVerdict, VERDICT_GLYPHS } from "./security-verdict.ts";
import { SECURITY_WORDS, type SecurityWords } from "./security-words.ts";

type Props = {
  readonly view: SecurityView;
  /** How long ago this was read, in milliseconds. */
  readonly ageMs: number;
  readonly now: number;
  readonly isStale: boolean;
};

const confirmedWords = (
  words: SecurityWords,
  format: Format,
  { steppedUpUntil }: SecurityView,
  now: number,
): string => {
  const left = steppedUpUntil === null ? 0 : Date.parse(steppedUpUntil) - now;
  return left > 0 ? words.confirmedFor(format.age(left)) : words.notConfirmed;
};

/** The answer first, as on Home: one verdict, one sentence, then what it was made from and its age. */
export const SecurityHead = ({ view, ageMs, now, isStale }: Props) => {
  const words = useWords(SECURITY_WORDS);
  const format = useFormat();
  const verdict = deriveSecurityVerdict(words, view);
  const hue = isStale ? "s-blind" : `s-${verdict.kind}`;
  return (
    <section className="verdict security-verdict" aria-label={words.verdict}>
      <p className="vh" aria-live="polite">
        {verdict.word}. {verdict.lede}
      </p>
      <div>
        <h1 className={hue} data-testid="security-verdict">
          <Glyph kind={isStale ? "blind" : VERDICT_GLYPHS[verdict.kind]} />
          <span>{verdict.word}</span>
        </h1>
        <p className="lede wide-lede">{verdict.lede}</p>
        <p className="sub">{verdict.sub}</p>
      </div>
      <dl className="proof">
        <div>
          <dt>{words.proof.read}</dt>
          <dd className={isStale ? "stale-num" : undefined}>{words.ago(format.age(ageMs))}</dd>
        </div>
        <div>
          <dt>{words.proof.loggedIn}</dt>
          <dd>{words.browsers(view.sessions.length)}</dd>
        </div>
        <div>
          <dt>{words.proof.confirmed}</dt>
          <dd title={words.confirmedMeans}>{confirmedWords(words, format, view, now)}</dd>
        </div>
      </dl>
    </section>
  );
};
