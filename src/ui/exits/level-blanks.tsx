import { useTidying } from "#ui/format/tidy.ts";
import { Blank, type BlankProps, Choice } from "#ui/kit/blank.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PriceBlank } from "#ui/price-field/price-blank.tsx";
import { levelBlanks } from "./exit-blanks.ts";
import type { LevelDraft } from "./exit-draft.ts";
import { EXIT_SENTENCE_WORDS } from "./exit-sentence-words.tsx";

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
  const { empty, tidy, mode } = levelBlanks(useTidying())[by];
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
  const words = useWords(EXIT_SENTENCE_WORDS);
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
        label={words.givenAs(name)}
        testId={`${testId}-by`}
        value={level.by}
        options={options}
        onChange={(by) => rest.onChange({ by, text: "" })}
      />{" "}
      {level.by === "price" ? <PriceBlank {...blank} /> : <AmountBlank by={level.by} {...blank} />}
    </>
  );
};
