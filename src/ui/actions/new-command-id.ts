/** The twelfth hex digit names the version of the id and the sixteenth its variant. */
const VERSION = { at: 6, keep: 0x0f, set: 0x40 };
const VARIANT = { at: 8, keep: 0x3f, set: 0x80 };
const GROUPS = [0, 4, 6, 8, 10, 16];

/**
 * A random name for one command: however often it is sent, it is one effect. Made from plain random bytes, because a page
 * on plain http in a home network has no `randomUUID`.
 */
export const newCommandId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (const { at, keep, set } of [VERSION, VARIANT]) bytes[at] = ((bytes[at] ?? 0) & keep) | set;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
  return GROUPS.slice(1)
    .map((end, index) => hex.slice(GROUPS[index], end).join(""))
    .join("-");
};
