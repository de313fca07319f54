import { SHORTCUTS, type Shortcut } from "./shortcuts.ts";

/** A key as it was pressed, and where. */
export type Press = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat" | "isComposing"
> & {
  /** The focus is where text is written or a choice is made by letters. */
  readonly isInField: boolean;
  /** Something lies over the page that has keys of its own. */
  readonly isInDialog: boolean;
};

export type Heard = {
  /** The first of two keys, waiting for the second. */
  readonly pending: string | null;
  readonly shortcut: Shortcut | null;
};

const NOTHING: Heard = { pending: null, shortcut: null };

/** The key as the table writes it; null for one that no shortcut could have. */
const written = ({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string | null => {
  if (altKey || (ctrlKey && metaKey)) return null;
  if (ctrlKey || metaKey) return shiftKey ? null : `Mod+${key.toLowerCase()}`;
  // A sign may need Shift to be typed at all, which is then part of the sign.
  return key === "Escape" && shiftKey ? "Shift+Escape" : key;
};

const isSingle = (key: string): boolean => key.length === 1;

/**
 * What a key means after `pending`. Characters mean nothing where somebody types, and nothing at all where `areSingleKeysOn`
 * is false; no key means anything while a dialog is open.
 */
export const hearKey = (pending: string | null, press: Press, areSingleKeysOn: boolean): Heard => {
  const key = written(press);
  if (key === null || press.isInDialog || press.repeat || press.isComposing) return NOTHING;
  if (isSingle(key) && (press.isInField || !areSingleKeysOn)) return NOTHING;
  const second = SHORTCUTS.find(({ keys }) => keys.length === 2 && keys[0] === pending && keys[1] === key);
  // A second key that belongs to nothing ends it: it is not taken for a first one, which may be about money.
  if (pending !== null) return { pending: null, shortcut: second ?? null };
  const only = SHORTCUTS.find(({ keys }) => keys.length === 1 && keys[0] === key);
  if (only !== undefined) return { pending: null, shortcut: only };
  return SHORTCUTS.some(({ keys }) => keys.length === 2 && keys[0] === key)
    ? { pending: key, shortcut: null }
    : NOTHING;
};
