/** Blocks that belong to nobody, from which askers of one kind come. */
export type Block = readonly [first: number, second: number, third: number];

/** An address for each asker: a limit of one network is never what is measured. */
export const networkOf = ([first, second, third]: Block, number: number): string =>
  `${first}.${second}.${third + Math.floor(number / 250)}.${(number % 250) + 1}`;
