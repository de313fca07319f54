/** What was opened and armed, counted; `refused` are settings that the product would not arm there. */
export type Opened = {
  positions: number;
  guards: number;
  exits: number;
  alerts: number;
  entries: number;
  crossGuards: number;
  refused: number;
  /** Accounts and positions whose stop is their trader's: it must never loosen. */
  readonly stopped: Set<string>;
};

export const nothingOpened = (): Opened => ({
  positions: 0,
  guards: 0,
  exits: 0,
  alerts: 0,
  entries: 0,
  crossGuards: 0,
  refused: 0,
  stopped: new Set(),
});
