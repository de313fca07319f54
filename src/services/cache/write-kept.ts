/** The text that keeps a value, or null for one that JSON cannot carry: it is read anew each time. */
export function writeKept(value: unknown, digest: string): string | null {
  try {
    return JSON.stringify({ under: digest, value });
  } catch {
    return null;
  }
}
