/** How many receipts every page reads, by one question for all who show some of them. */
export const RECENT = { limit: 30 };
