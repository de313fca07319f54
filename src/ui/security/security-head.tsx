import type { SecurityView } from "#server/trpc/schemas/sign-in.ts";
import { format } from "#ui/format/format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { deriveSecurityVerdict, VERDICT_GLYPHS } from "./security-verdict.ts";

type Props = {
  readonly view: SecurityView;
  /** How long ago this was read, in milliseconds. */
  readonly ageMs: number;
  readonly now: number;
  readonly isStale: boolean;
};

const confirmedWords = ({ steppedUpUntil }: SecurityView, now: number): string => {
  const left = steppedUpUntil === null ? 0 : Date.parse(steppedUpUntil) - now;
  return left > 0 ? `for ${format.age(left)}` : "not now";
};

/** The answer first, as on Home: one verdict, one sentence, then what it was made from and its age. */
export const SecurityHead = ({ view, ageMs, now, isStale }: Props) => {
  const verdict = deriveSecurityVerdict(view);
  const hue = isStale ? "s-blind" : `s-${verdict.kind}`;
  return (
    <section className="verdict security-verdict" aria-label="Verdict">
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
          <dt>Read</dt>
          <dd className={isStale ? "stale-num" : undefined}>{format.age(ageMs)} ago</dd>
        </div>
        <div>
          <dt>Logged in</dt>
          <dd>{view.sessions.length === 1 ? "here only" : `in ${view.sessions.length} browsers`}</dd>
        </div>
        <div>
          <dt>Confirmed</dt>
          <dd title="For five minutes after a fresh factor nothing asks for another one.">
            {confirmedWords(view, now)}
          </dd>
        </div>
      </dl>
    </section>
  );
};
