import type { StatusView } from "#server/trpc/schemas/operating.ts";
import { MISSING } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { isStoredKnown, judgeStatus, proofWords } from "./judge-status.ts";
import { STATUS_WORDS } from "./status-words.ts";

const HUES: Partial<Record<GlyphKind, string>> = { safe: "s-safe", watch: "s-watch", danger: "s-danger" };

type Props = {
  readonly view: StatusView;
  readonly now: number;
  readonly sinceAnswer: number;
  readonly isStale: boolean;
  /** Why the last read failed; null where it did not. */
  readonly problem: string | null;
};

/** The answer first: whether all works, what does not, and how long ago that was asked and protection proven. */
export const StatusHead = ({ view, now, sinceAnswer, isStale, problem }: Props) => {
  const words = useWords(STATUS_WORDS);
  const format = useFormat();
  const canaryAgeMs = view.canaryAgeMs === null ? null : view.canaryAgeMs + sinceAnswer;
  const verdict = judgeStatus(format, view, { now, canaryAgeMs, isStale });
  const mark = isStale ? "stale-num" : undefined;
  return (
    <section className="verdict status-verdict" aria-label={words.heading}>
      <p className="vh" aria-live="polite">
        {verdict.title}
      </p>
      <div>
        <h1 className={HUES[verdict.glyph] ?? "s-blind"} data-testid="status-verdict">
          <Glyph kind={verdict.glyph} />
          <span>{verdict.title}</span>
        </h1>
        <p className="lede wide-lede" data-testid="status-lede">
          {verdict.lede}
        </p>
        {(problem ?? verdict.sub) === null ? null : <p className="sub">{problem ?? verdict.sub}</p>}
      </div>
      <dl className="proof">
        <dt>{words.proof.asked}</dt>
        <dd className={mark}>{format.ago(Math.max(0, now - Date.parse(view.at)), view.at)}</dd>
        <dt>{words.proof.proven}</dt>
        <dd className={mark}>
          {proofWords(format, { ageMs: canaryAgeMs, isKnown: isStoredKnown(view), now })}
        </dd>
        {view.version === null ? null : (
          <>
            <dt>{words.proof.version}</dt>
            <dd>{view.version}</dd>
          </>
        )}
      </dl>
    </section>
  );
};

/** Before there is anything to say, and where it could not be read at all: nothing is known, and it looks like it. */
export const StatusWaiting = ({
  problem,
  isAsking,
  onAgain,
}: {
  readonly problem: string | null;
  readonly isAsking: boolean;
  readonly onAgain: () => void;
}) => {
  const words = useWords(STATUS_WORDS);
  return (
    <section
      className="verdict status-verdict"
      aria-label={words.heading}
      {...(problem === null ? { "aria-busy": true } : {})}
    >
      <div>
        <h1 className={problem === null ? "faint" : "s-blind"}>
          {problem === null ? null : <Glyph kind="blind" />}
          <span>{problem === null ? words.title : words.notKnown}</span>
        </h1>
        <p className="lede wide-lede">{problem === null ? words.reading : words.unread}</p>
        {problem === null ? null : (
          <>
            <p className="sub">{problem}</p>
            <div className="acts">
              <Button look="primary" busy={isAsking ? words.reading : null} onClick={onAgain}>
                {words.again}
              </Button>
            </div>
          </>
        )}
      </div>
      <dl className="proof">
        <dt>{words.proof.asked}</dt>
        <dd>{problem === null ? MISSING : words.notYet}</dd>
        <dt>{words.proof.proven}</dt>
        <dd>{MISSING}</dd>
      </dl>
    </section>
  );
};
