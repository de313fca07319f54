import type { PositionView } from "#server/trpc/schemas/views.ts";
import { Blank, type BlankProps, Choice } from "#ui/kit/blank.tsx";
import { PriceBlank } from "#ui/price-field/price-blank.tsx";
import { LEVEL_BLANKS } from "./exit-blanks.ts";
import type { LevelDraft, ProfitDraft } from "./exit-draft.ts";

type Side = PositionView["side"];

/** What ends a loss, as words of a sentence that begins with "Close when". */
export const lossOptions = (side: Side): Record<LevelDraft["by"], string> => ({
  price: side === "long" ? "the price falls to" : "the price rises to",
  percent: side === "long" ? "the price is below entry by" : "the price is above entry by",
  sats: "the net loss is",
  "liquidation-distance": "liquidation is closer than",
});

/** What takes a profit, as words of a sentence that begins with "Take profit when". */
export const profitOptions = (side: Side): Record<ProfitDraft["by"], string> => ({
  price: side === "long" ? "the price rises to" : "the price falls to",
  percent: side === "long" ? "the price is above entry by" : "the price is below entry by",
  sats: "the net profit is",
});

/** What the market has to have reached, as words of a sentence that begins with "Once". */
export const reachedOptions = (side: Side): Record<ProfitDraft["by"], string> => ({
  price: side === "long" ? "the price rose to" : "the price fell to",
  percent: side === "long" ? "the price was above entry by" : "the price was below entry by",
  sats: "the net profit was",
});

type LevelProps<By extends LevelDraft["by"]> = {
  readonly name: string;
  readonly testId: string;
  readonly level: LevelDraft<By>;
  readonly options: Readonly<Record<By, string>>;
  readonly isWrong: boolean;
  readonly onChange: (level: LevelDraft<By>) => void;
};

type AmountProps = Pick<BlankProps, "label" | "testId" | "text" | "isWrong" | "onChange"> & {
  readonly by: Exclude<LevelDraft["by"], "price">;
};

const AmountBlank = ({ by, ...blank }: AmountProps) => {
  const { empty, tidy, mode } = LEVEL_BLANKS[by];
  return <Blank {...blank} empty={empty} inputMode={mode} tidy={tidy} />;
};

/** A level in two blanks: what it is given in, and how much of that. */
export const Level = <By extends LevelDraft["by"]>({
  name,
  testId,
  level,
  options,
  ...rest
}: LevelProps<By>) => {
  const blank = {
    label: name,
    testId,
    text: level.text,
    isWrong: rest.isWrong,
    onChange: (text: string) => rest.onChange({ ...level, text }),
  };
  return (
    <>
      <Choice
        label={`${name}: given as`}
        testId={`${testId}-by`}
        value={level.by}
        options={options}
        onChange={(by) => rest.onChange({ by, text: "" })}
      />{" "}
      {level.by === "price" ? <PriceBlank {...blank} /> : <AmountBlank by={level.by} {...blank} />}
    </>
  );
};
