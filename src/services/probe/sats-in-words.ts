/** `1 sat`, `2 sats`. */
export const satsInWords = (amount: number): string => (amount === 1 ? "1 sat" : `${amount} sats`);
