import { useWords } from "#ui/kit/use-words.ts";
import { Chosen, type EntryBlanksProps, Typed, TypedPrice } from "./entry-blanks.tsx";
import { ENTRY_SENTENCE_WORDS } from "./entry-sentence-words.tsx";
import { ENTRY_WORDS } from "./entry-table.ts";

const Range = (props: EntryBlanksProps) => (
  <Chosen field="range" options={useWords(ENTRY_WORDS).ranges} {...props} />
);

const Dip = (props: EntryBlanksProps) =>
  useWords(ENTRY_SENTENCE_WORDS).dip({
    dip: <Typed field="dip" {...props} />,
    within: <Typed field="within" {...props} />,
  });

const Rsi = (props: EntryBlanksProps) => {
  const words = useWords(ENTRY_SENTENCE_WORDS);
  return words.rsi({
    period: <Typed field="period" {...props} />,
    range: <Range {...props} />,
    cross: <Chosen field="rsiCross" options={words.rsiCross} {...props} />,
    level: <Typed field="level" {...props} />,
  });
};

const Average = (props: EntryBlanksProps) => {
  const words = useWords(ENTRY_SENTENCE_WORDS);
  const { averages } = useWords(ENTRY_WORDS);
  return words.average({
    average: <Chosen field="average" options={averages} {...props} />,
    fast: <Typed field="fast" {...props} />,
    range: <Range {...props} />,
    cross: <Chosen field="averageCross" options={words.averageCross} {...props} />,
    slow: <Typed field="slow" {...props} />,
  });
};

/** What an entry waits for. */
export const EntryCondition = (props: EntryBlanksProps) => {
  const { draft } = props;
  const { waitsFor } = useWords(ENTRY_SENTENCE_WORDS);
  return (
    <>
      <Chosen field="waitsFor" options={{ ...waitsFor, dip: waitsFor.dip[draft.side] }} {...props} />{" "}
      {draft.waitsFor === "falls-to" || draft.waitsFor === "rises-to" ? (
        <TypedPrice field="price" {...props} />
      ) : null}
      {draft.waitsFor === "ladder" ? <Typed field="prices" {...props} /> : null}
      {draft.waitsFor === "dip" ? <Dip {...props} /> : null}
      {draft.waitsFor === "rsi" ? <Rsi {...props} /> : null}
      {draft.waitsFor === "average" ? <Average {...props} /> : null}
    </>
  );
};
