"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { format } from "#ui/format/format.ts";
import { tidyPrice } from "#ui/format/tidy.ts";
import { usePriceReference } from "./price-reference.tsx";
import { type ResolvedPrice, resolvePrice } from "./resolve-price.ts";

const BASE_WORDS: Record<ResolvedPrice["base"], string> = {
  last: "the price",
  liquidation: "liquidation",
  entry: "the entry",
};

/** Longer than a press takes. */
const SETTLE_MS = 300;

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
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(leaving.current), []);
  const isResolved = written !== null && written.resolved.price !== null;
  return {
    shown: written?.text ?? text,
    words: written === null ? null : wordsOf(written),
    write: (typed: string) => {
      clearTimeout(leaving.current);
      const resolved = resolvePrice(typed, reference);
      setWritten(resolved === null ? null : { text: typed, resolved });
      const price = resolved?.price ?? null;
      onChange(price === null ? typed : format.priceExact(price));
    },
    leave: () => {
      if (written === null) return onChange(tidyPrice(text));
      // A moment later: what stands below moves by it, and must not slip from under the press that left the field.
      if (isResolved) leaving.current = setTimeout(() => setWritten(null), SETTLE_MS);
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key !== "Enter" || !isResolved) return;
      event.preventDefault();
      setWritten(null);
    },
  };
};
