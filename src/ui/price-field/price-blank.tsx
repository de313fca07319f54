"use client";

import { useId } from "react";
import { tidyPrice } from "#ui/format/tidy.ts";
import { Blank, type BlankProps } from "#ui/kit/blank.tsx";
import { useResolving } from "./use-resolving.ts";

type Props = Omit<BlankProps, "empty" | "inputMode" | "tidy" | "onLeave" | "onKeyDown" | "describedBy">;

/** A blank for a price, which may be written by another one; what it comes to stands beside it. */
export const PriceBlank = ({ text, onChange, ...blank }: Props) => {
  const id = useId();
  const { shown, words, write, leave, onKeyDown } = useResolving(text, onChange);
  return (
    <>
      <Blank
        {...blank}
        text={shown}
        empty="price"
        // A decimal keypad has no sign, no per cent and no letters.
        inputMode="text"
        onChange={write}
        tidy={tidyPrice}
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
