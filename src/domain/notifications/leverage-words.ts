import type { figures } from "./figures.ts";

const DECIMALS = 6;

/** Leverage in millionths, as short as it is exact: `10×`, `2.5×`. */
export const leverageWords = (f: ReturnType<typeof figures>, leverageE6: number): string => {
  const digits = leverageE6
    .toString()
    .padStart(DECIMALS + 1, "0")
    .slice(-DECIMALS)
    .replace(/0+$/u, "");
  return `${f.number(leverageE6 / 10 ** DECIMALS, digits.length)}×`;
};
