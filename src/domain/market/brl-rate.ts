/** What a dollar costs in reais, as the Banco Central do Brasil says it. */
export type BrlRate = {
  /** Ten-thousandths of a real for one US dollar: 53,412 is R$ 5.3412. */
  readonly rateE4: number;
  /** The day it is of, `2026-11-27`. */
  readonly day: string;
  /** The Banco Central do Brasil. */
  readonly source: "bcb";
};
