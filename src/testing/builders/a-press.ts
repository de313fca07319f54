import type { Press } from "#ui/shortcuts/hear-key.ts";

/** A key pressed alone, outside every field and sheet. */
export const aPress = (key: string, change: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  isInField: false,
  isInDialog: false,
  ...change,
});
