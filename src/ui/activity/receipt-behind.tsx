import type { ReceiptDetailView, ReEvaluationView } from "#server/trpc/schemas/receipts.ts";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { MovedWords } from "./moved-words.tsx";

type Figures = { readonly figures: ReceiptDetailView["inputs"] };

const FigureList = ({ figures }: Figures) => (
  <dl className="kv">
    {figures.map(({ name, value }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          <MovedWords text={value} />
        </dd>
      </div>
    ))}
  </dl>
);

const Alternatives = ({ lines }: { readonly lines: readonly string[] }) => (
  <section>
    <h2>Why not something else</h2>
    <ul className="limits">
      {lines.map((line) => (
        <li key={line}>
          <MovedWords text={line} />
        </li>
      ))}
    </ul>
  </section>
);

const GLYPHS = { matches: "safe", differs: "danger", cannot: "blind" } as const;

const Taken = ({ result }: { readonly result: ReEvaluationView }) => (
  <div className="taken" role="status" data-testid="re-evaluation">
    <p>
      <Glyph kind={GLYPHS[result.kind]} /> {result.words}
    </p>
    {result.kind === "differs" ? (
      <FigureList
        figures={[
          { name: "Then", value: result.stored ?? "" },
          { name: "Taken again", value: result.taken ?? "" },
        ]}
      />
    ) : null}
  </div>
);

export type ReEvaluating = {
  readonly result: ReEvaluationView | null;
  readonly isBusy: boolean;
  readonly problem: string | null;
  readonly onTake: () => void;
};

const Inputs = ({ figures, taking }: Figures & { readonly taking: ReEvaluating }) => (
  <section>
    <h2>What it was decided from</h2>
    <FigureList figures={figures} />
    <Button
      isSmall
      busy={taking.isBusy ? "Deciding again" : null}
      onClick={taking.onTake}
      data-testid="re-evaluate"
    >
      Re-evaluate
    </Button>
    {taking.problem === null ? null : <FormError>{taking.problem}</FormError>}
    {taking.result === null ? null : <Taken result={taking.result} />}
  </section>
);

type Props = {
  /** Null until it was read. */
  readonly detail: ReceiptDetailView | null;
  readonly problem: string | null;
  readonly taking: ReEvaluating;
};

/** All that stands behind a receipt: inputs that the decision can be taken again from, alternatives, request and answers. */
export const ReceiptBehind = ({ detail, problem, taking }: Props) => {
  if (detail === null) {
    return problem === null ? (
      <p className="dim">Reading what stands behind it.</p>
    ) : (
      <FormError>{problem}</FormError>
    );
  }
  const { inputs, alternatives, exchange } = detail;
  return (
    <div className="columns behind">
      {inputs.length === 0 ? null : <Inputs figures={inputs} taking={taking} />}
      <div>
        {alternatives.length === 0 ? null : <Alternatives lines={alternatives} />}
        <section>
          <h2>What went out and came back</h2>
          {exchange.length === 0 ? (
            <p className="dim">Nothing is kept of a request to LN Markets.</p>
          ) : (
            <FigureList figures={exchange} />
          )}
        </section>
      </div>
    </div>
  );
};
