const RAW_LIMIT_BYTES = 2048;

/** At most 2 KB of an answer, for a receipt; never cuts a character in half. Blacken before, or half a secret survives. */
export const shorten = (text: string): string => {
  const bytes = Buffer.from(text);
  if (bytes.length <= RAW_LIMIT_BYTES) return text;
  return new TextDecoder("utf-8").decode(bytes.subarray(0, RAW_LIMIT_BYTES), { stream: true });
};
