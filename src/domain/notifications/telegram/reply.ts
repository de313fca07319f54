/** A button below what the bot writes: it opens a page, or sends its data back. */
export type ReplyButton =
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly data: string };

/** What the bot writes: plain text, and rows of buttons. */
export type Reply = { readonly text: string; readonly buttons: readonly (readonly ReplyButton[])[] };

/** Paragraphs without a button. */
export const plain = (...paragraphs: readonly string[]): Reply => ({
  text: paragraphs.filter((paragraph) => paragraph !== "").join("\n\n"),
  buttons: [],
});

/** A host that Telegram opens from a button; it takes no name without a dot, such as `localhost`. */
const PUBLIC_HOST = /^https?:\/\/[^/]*\./u;

/** Adds a page to what is written: as a button where Telegram takes one, else as the address itself. */
export const withPage = ({ text, buttons }: Reply, label: string, url: string): Reply =>
  PUBLIC_HOST.test(url)
    ? { text, buttons: [...buttons, [{ label, url }]] }
    : { text: `${text}\n\n${url}`, buttons };
