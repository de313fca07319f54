import { format } from "#ui/format/format.ts";
import { parseSats } from "#ui/format/parse-amount.ts";
import { tidyPercent, tidySats } from "#ui/format/tidy.ts";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import { Chosen, type EntryBlanksProps, Typed, TypedPrice } from "./entry-blanks.tsx";
import { EntryCondition } from "./entry-condition.tsx";
import type { EntryField } from "./read-entry.ts";

const FIELD_NAMES: Record<EntryField, string> = {
  side: "Side",
  when: "What it waits for",
  size: "Size",
  leverage: "Leverage",
  guard: "Guard",
  stopLoss: "Stop",
  takeProfit: "Take profit",
  budget: "Budget",
  expiresAt: "End",
  quietHours: "Quiet hours",
  maxEntries: "Entries",
};

const EXIT_WORDS = { none: "none", price: "at", percent: "at a distance of" } as const;

const tidyUsd = (text: string): string => {
  const value = parseSats(text.replace(/usd|\$/giu, ""));
  return value === null ? text : format.quantity(value);
};

const Order = (props: EntryBlanksProps) => {
  const { draft } = props;
  return (
    <>
      open a <Chosen field="side" label="Side" options={{ long: "long", short: "short" }} {...props} />{" "}
      <Chosen
        field="sizeBy"
        label="How large"
        options={{
          quantity: "of so many dollars:",
          risk: "with so many sats at risk:",
          margin: "with so many sats of margin:",
        }}
        {...props}
      />{" "}
      <Typed field="size" tidy={draft.sizeBy === "quantity" ? tidyUsd : tidySats} {...props} /> at{" "}
      <Typed field="leverage" {...props} />×
      {draft.waitsFor === "ladder" ? (
        ", at each price once"
      ) : (
        <>
          , <Typed field="maxEntries" {...props} /> times at most
        </>
      )}
      .
    </>
  );
};

const Protection = (props: EntryBlanksProps) => {
  const { draft } = props;
  return (
    <>
      <Chosen
        field="guard"
        label="Guard"
        options={{ guarded: "Guard it, adding at most", unguarded: "Leave it without a guard" }}
        {...props}
      />
      {draft.guard === "guarded" ? (
        <>
          {" "}
          <Typed field="guardCap" {...props} />
        </>
      ) : null}
      . Stop: <Chosen field="stopBy" label="How the stop is set" options={EXIT_WORDS} {...props} />
      {draft.stopBy === "none" ? null : (
        <>
          {" "}
          {draft.stopBy === "price" ? (
            <TypedPrice field="stop" {...props} />
          ) : (
            <Typed field="stop" tidy={tidyPercent} {...props} />
          )}
        </>
      )}
      . Take profit:{" "}
      <Chosen field="profitBy" label="How the take profit is set" options={EXIT_WORDS} {...props} />
      {draft.profitBy === "none" ? null : (
        <>
          {" "}
          {draft.profitBy === "price" ? (
            <TypedPrice field="profit" {...props} />
          ) : (
            <Typed field="profit" tidy={tidyPercent} {...props} />
          )}
        </>
      )}
      .
    </>
  );
};

/** An automatic entry as a sentence with blanks, and under it what is wrong with each part. */
export const EntrySentence = (props: EntryBlanksProps) => {
  const { draft, mistakes } = props;
  return (
    <>
      <p className="sentence">
        When <EntryCondition {...props} />, <Order {...props} />
      </p>
      <p className="sentence">
        <Protection {...props} />
      </p>
      <p className="sentence">
        All of it together may lose at most <Typed field="budget" {...props} />.
      </p>
      <p className="sentence minor">
        It ends on <Typed field="expires" {...props} />
        {draft.waitsFor === "ladder" ? (
          "."
        ) : (
          <>
            {" "}
            and enters nothing from <Typed field="quietFrom" {...props} /> to{" "}
            <Typed field="quietTo" {...props} />.
          </>
        )}{" "}
        <span className="dim">Times in UTC; empty for no end and no quiet hours.</span>
      </p>
      <SentenceProblems mistakes={mistakes} nameOf={(field) => FIELD_NAMES[field]} />
    </>
  );
};
