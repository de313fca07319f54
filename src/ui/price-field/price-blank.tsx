"use client";

import { useId } from "react";
import { useTidying } from "#ui/format/tidy.ts";
import { Blank, type BlankProps } from "#ui/kit/blank.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PRICE_WORDS } from "./price-words.ts";
import { useResolving } from "./use-resolving.ts";

type Props = Omit<BlankProps, "empty" | "inputMode" | "tidy" | "onLeave" | "onKeyDown" | "describedBy">;

/** A blank for a price, which may be written by another one; what it comes to stands beside it. */
export const PriceBlank = ({ text, onChange, ...blank }: Props) => {
  const id = useId();
  const { empty } = useWords(PRICE_WORDS);
  const tidy = useTidying();
  const { shown, words, write, leave, onKeyDown } = useResolving(text, onChange);
  return (
    <>
      <Blank
        {...blank}
        text={shown}
        empty={empty}
        // A decimal keypad has no sign, no per cent and no letters.
        inputMode="text"
        onChange={write}
        tidy={tidy.price}
        onLeave={leave}
        onKeyDown={onKeyDown}
        describedBy={words === null ? undefined : id}
      />
      {words === null ? null : (
        <>
          {" "}
          <output className="resolved" id={id} data-testid={`${blank.testId}-resolved`}>
            {words}
          </output>
        </>
      )}
    </>
  );
};
