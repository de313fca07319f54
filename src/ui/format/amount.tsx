"use client";

import { useFormat } from "./use-format.ts";

type Props = {
  readonly sats: number;
  /** A difference carries its sign. */
  readonly isSigned?: boolean;
};

/** An amount in the unit that is read, with the unit after it, smaller. */
export const Amount = ({ sats, isSigned = false }: Props) => {
  const format = useFormat();
  return (
    <span className="nowrap">
      {isSigned ? format.amountSigned(sats) : format.amount(sats)}
      <span className="unit"> {format.unit}</span>
    </span>
  );
};
