/** The text of an answer, or why it cannot be used; `text` then holds what did arrive. */
export type Body =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "too-large"; readonly text: string }
  | { readonly kind: "broken"; readonly text: string };

/** Reads an answer while counting, so a server that never ends cannot fill the memory. */
export const readBody = async (response: Response, maxBytes: number): Promise<Body> => {
  if (response.body === null) return { kind: "text", text: "" };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const text = () => Buffer.concat(chunks).toString("utf8");
  try {
    for await (const chunk of response.body) {
      size += chunk.byteLength;
      // Leaving the loop cancels the stream and with it the connection.
      if (size > maxBytes) return { kind: "too-large", text: text() };
      chunks.push(chunk);
    }
  } catch {
    return { kind: "broken", text: text() };
  }
  return { kind: "text", text: text() };
};
