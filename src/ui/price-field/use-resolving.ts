"use client";

import { type KeyboardEvent, useState } from "react";
import { format } from "#ui/format/format.ts";
import { tidyPrice } from "#ui/format/tidy.ts";
import { usePriceReference } from "./price-reference.tsx";
import { type ResolvedPrice, resolvePrice } from "./resolve-price.ts";

const BASE_WORDS: Record<ResolvedPrice["base"], string> = {
  last: "the price",
  liquidation: "liquidation",
  entry: "the entry",
};

type Written = { readonly text: string; readonly resolved: ResolvedPrice };

/** What a price comes to that is written by another one. */
const wordsOf = ({ resolved: { base, price } }: Written): string =>
  price === null
    ? `No price: ${BASE_WORDS[base]} is not known here, or this lies too far from it.`
    : `= ${format.priceExact(price)}`;

/**
 * A price field that also takes `+2%`, `-500` and `liq+3%`. The form is given the price it comes to as it is typed, and keeps
 * that one however the market moves, until something else is typed: what stands beside the field is what is sent. Leaving
 * the field, or Enter, which then sends nothing yet, puts the price in the place of what was written.
 */
export const useResolving = (text: string, onChange: (text: string) => void) => {
  const reference = usePriceReference();
  const [written, setWritten] = useState<Written | null>(null);
  const write = (typed: string) => {
    const resolved = resolvePrice(typed, reference);
    setWritten(resolved === null ? null : { text: typed, resolved });
    const price = resolved?.price ?? null;
    onChange(price === null ? typed : format.priceExact(price));
  };
  /** What the field says once it is left. */
  const settled = tidyPrice(text);
  return {
    shown: written?.text ?? text,
    words: written === null ? null : wordsOf(written),
    write,
    settled,
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key !== "Enter" || written === null) return;
      event.preventDefault();
      write(settled);
    },
  };
};
