import { Chosen, type EntryBlanksProps, Typed, TypedPrice } from "./entry-blanks.tsx";
import { RANGE_WORDS } from "./entry-words.ts";

const Dip = (props: EntryBlanksProps) => (
  <>
    <Typed field="dip" {...props} /> within <Typed field="within" {...props} /> minutes
  </>
);

const Rsi = (props: EntryBlanksProps) => (
  <>
    of <Typed field="period" {...props} />{" "}
    <Chosen field="range" label="Candles" options={RANGE_WORDS} {...props} /> candles closes{" "}
    <Chosen
      field="rsiCross"
      label="Which side of the level"
      options={{ below: "below", above: "above" }}
      {...props}
    />{" "}
    <Typed field="level" {...props} />
  </>
);

const Average = (props: EntryBlanksProps) => (
  <>
    <Chosen
      field="average"
      label="Kind of average"
      options={{ exponential: "exponential", simple: "simple" }}
      {...props}
    />{" "}
    average of <Typed field="fast" {...props} />{" "}
    <Chosen field="range" label="Candles" options={RANGE_WORDS} {...props} /> candles closes{" "}
    <Chosen
      field="averageCross"
      label="Which side of the slow average"
      options={{ up: "above", down: "below" }}
      {...props}
    />{" "}
    that of <Typed field="slow" {...props} />
  </>
);

/** What an entry waits for. */
export const EntryCondition = (props: EntryBlanksProps) => {
  const { draft } = props;
  const dip = draft.side === "long" ? "the price falls by" : "the price rises by";
  return (
    <>
      <Chosen
        field="waitsFor"
        label="What to wait for"
        options={{
          "falls-to": "the price falls to",
          "rises-to": "the price rises to",
          ladder: "the price reaches any of",
          dip,
          rsi: "the RSI",
          average: "the fast average:",
        }}
        {...props}
      />{" "}
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
