/** A value per candle, oldest first; null where there is none yet. */
export type Values = readonly (number | null)[];
