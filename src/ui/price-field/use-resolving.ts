"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Format } from "#ui/format/format.ts";
import { tidying } from "#ui/format/tidy.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { usePriceReference } from "./price-reference.tsx";
import { PRICE_WORDS } from "./price-words.ts";
import { type ResolvedPrice, resolvePrice } from "./resolve-price.ts";

/** Longer than a press takes. */
const SETTLE_MS = 300;

type Written = { readonly text: string; readonly resolved: ResolvedPrice };

/** What a price comes to that is written by another one. */
export const resolvedWords = (format: Format, { base, price }: ResolvedPrice): string => {
  const words = PRICE_WORDS[format.locale];
  return price === null ? words.none[base] : words.comesTo(format.priceExact(price));
};

/**
 * A price field that also takes `+2%`, `-500` and `liq+3%`, in the signs of the language. The form is given the price it comes to as it is typed, and keeps
 * that one however the market moves, until something else is typed: what stands beside the field is what is sent. Leaving
 * the field, or Enter, which then sends nothing yet, puts the price in the place of what was written.
 */
export const useResolving = (text: string, onChange: (text: string) => void) => {
  const reference = usePriceReference();
  const format = useFormat();
  const [written, setWritten] = useState<Written | null>(null);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(leaving.current), []);
  const isResolved = written !== null && written.resolved.price !== null;
  return {
    shown: written?.text ?? text,
    words: written === null ? null : resolvedWords(format, written.resolved),
    write: (typed: string) => {
      clearTimeout(leaving.current);
      const resolved = resolvePrice(format.locale, typed, reference);
      setWritten(resolved === null ? null : { text: typed, resolved });
      const price = resolved?.price ?? null;
      onChange(price === null ? typed : format.priceExact(price));
    },
    leave: () => {
      if (written === null) return onChange(tidying(format).price(text));
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
