import type { Format } from "#ui/format/format.ts";
import { useTidying } from "#ui/format/tidy.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Chosen, type EntryBlanksProps, Typed, TypedPrice } from "./entry-blanks.tsx";
import { EntryCondition } from "./entry-condition.tsx";
import { ENTRY_SENTENCE_WORDS } from "./entry-sentence-words.tsx";
import { parseDollars } from "./parse-dollars.ts";

const tidyDollars = (format: Format, text: string): string => {
  const value = parseDollars(text);
  return value === null ? text : format.quantity(value);
};

const Size = (props: EntryBlanksProps) => {
  const format = useFormat();
  const tidy = useTidying();
  const isDollars = props.draft.sizeBy === "quantity";
  return <Typed field="size" tidy={isDollars ? (text) => tidyDollars(format, text) : tidy.sats} {...props} />;
};

const Order = (props: EntryBlanksProps) => {
  const words = useWords(ENTRY_SENTENCE_WORDS);
  return words.opens({
    condition: <EntryCondition {...props} />,
    side: <Chosen field="side" options={words.sides} {...props} />,
    sizeBy: <Chosen field="sizeBy" options={words.sizeBy} {...props} />,
    size: <Size {...props} />,
    leverage: <Typed field="leverage" {...props} />,
    times: props.draft.waitsFor === "ladder" ? null : <Typed field="maxEntries" {...props} />,
  });
};

const Guard = (props: EntryBlanksProps) => (
  <>
    <Chosen field="guard" options={useWords(ENTRY_SENTENCE_WORDS).guard} {...props} />
    {props.draft.guard === "guarded" ? (
      <>
        {" "}
        <Typed field="guardCap" {...props} />
      </>
    ) : null}
  </>
);

const SET_BY = { stop: "stopBy", profit: "profitBy" } as const;

/** A stop or a take profit: how it is set, and where. */
const Exit = ({ field, ...props }: EntryBlanksProps & { readonly field: "stop" | "profit" }) => {
  const options = useWords(ENTRY_SENTENCE_WORDS).exitBy;
  const tidy = useTidying();
  const by = props.draft[SET_BY[field]];
  return (
    <>
      <Chosen field={SET_BY[field]} options={options} {...props} />
      {by === "none" ? null : (
        <>
          {" "}
          {by === "price" ? (
            <TypedPrice field={field} {...props} />
          ) : (
            <Typed field={field} tidy={tidy.percent} {...props} />
          )}
        </>
      )}
    </>
  );
};

const Protection = (props: EntryBlanksProps) => {
  const { parts } = useWords(ENTRY_SENTENCE_WORDS);
  return (
    <>
      <Guard {...props} />. {parts.stopLoss}: <Exit field="stop" {...props} />. {parts.takeProfit}:{" "}
      <Exit field="profit" {...props} />.
    </>
  );
};

const Ends = (props: EntryBlanksProps) =>
  useWords(ENTRY_SENTENCE_WORDS).ends({
    expires: <Typed field="expires" {...props} />,
    quiet:
      props.draft.waitsFor === "ladder"
        ? null
        : { from: <Typed field="quietFrom" {...props} />, to: <Typed field="quietTo" {...props} /> },
  });

/** An automatic entry as a sentence with blanks, and under it what is wrong with each part. */
export const EntrySentence = (props: EntryBlanksProps) => {
  const words = useWords(ENTRY_SENTENCE_WORDS);
  return (
    <>
      <p className="sentence">
        <Order {...props} />
      </p>
      <p className="sentence">
        <Protection {...props} />
      </p>
      <p className="sentence">{words.budget(<Typed field="budget" {...props} />)}</p>
      <p className="sentence minor">
        <Ends {...props} /> <span className="dim">{words.times}</span>
      </p>
      <SentenceProblems mistakes={props.mistakes} nameOf={(field) => words.parts[field]} />
    </>
  );
};
