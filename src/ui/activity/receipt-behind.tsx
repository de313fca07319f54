import type { ReceiptDetailView, ReEvaluationView } from "#server/trpc/schemas/receipts.ts";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { MovedWords } from "./moved-words.tsx";
import { RECEIPT_WORDS } from "./receipt-words.ts";

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
    <h2>{useWords(RECEIPT_WORDS).behind.alternatives}</h2>
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

const Taken = ({ result }: { readonly result: ReEvaluationView }) => {
  const words = useWords(RECEIPT_WORDS).behind;
  return (
    <div className="taken" role="status" data-testid="re-evaluation">
      <p>
        <Glyph kind={GLYPHS[result.kind]} /> {result.words}
      </p>
      {result.kind === "differs" ? (
        <FigureList
          figures={[
            { name: words.atThatTime, value: result.stored ?? "" },
            { name: words.takenAgain, value: result.taken ?? "" },
          ]}
        />
      ) : null}
    </div>
  );
};

export type ReEvaluating = {
  readonly result: ReEvaluationView | null;
  readonly isBusy: boolean;
  readonly problem: string | null;
  readonly onTake: () => void;
};

const Inputs = ({ figures, taking }: Figures & { readonly taking: ReEvaluating }) => {
  const words = useWords(RECEIPT_WORDS).behind;
  return (
    <section>
      <h2>{words.inputs}</h2>
      <FigureList figures={figures} />
      <Button
        isSmall
        busy={taking.isBusy ? words.deciding : null}
        onClick={taking.onTake}
        data-testid="re-evaluate"
      >
        {words.reEvaluate}
      </Button>
      {taking.problem === null ? null : <FormError>{taking.problem}</FormError>}
      {taking.result === null ? null : <Taken result={taking.result} />}
    </section>
  );
};

type Props = {
  /** Null until it was read. */
  readonly detail: ReceiptDetailView | null;
  readonly problem: string | null;
  readonly taking: ReEvaluating;
};

/** All that stands behind a receipt: inputs that the decision can be taken again from, alternatives, request and answers. */
export const ReceiptBehind = ({ detail, problem, taking }: Props) => {
  const words = useWords(RECEIPT_WORDS).behind;
  if (detail === null) {
    return problem === null ? <p className="dim">{words.reading}</p> : <FormError>{problem}</FormError>;
  }
  const { inputs, alternatives, exchange } = detail;
  return (
    <div className="columns behind">
      {inputs.length === 0 ? null : <Inputs figures={inputs} taking={taking} />}
      <div>
        {alternatives.length === 0 ? null : <Alternatives lines={alternatives} />}
        <section>
          <h2>{words.exchange}</h2>
          {exchange.length === 0 ? (
            <p className="dim">{words.nothingKept}</p>
          ) : (
            <FigureList figures={exchange} />
          )}
        </section>
      </div>
    </div>
  );
};
