"use client";

import { createContext, type ReactNode, use } from "react";
import type { PriceReference } from "./resolve-price.ts";

const Reference = createContext<PriceReference>({ last: null, liquidation: null, entry: null });

type Props = {
  /** What is known of the market and the position here; what is left out is not. */
  readonly reference: Partial<PriceReference>;
  readonly children: ReactNode;
};

/** Names the prices by which those in the fields below may be written. */
export const PriceReferences = ({ reference, children }: Props) => {
  const { last = null, liquidation = null, entry = null } = reference;
  return <Reference value={{ last, liquidation, entry }}>{children}</Reference>;
};

export const usePriceReference = (): PriceReference => use(Reference);
