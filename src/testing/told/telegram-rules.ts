/* What the Bot API holds of a message, as far as ours could break it. */

type Button = { readonly text?: unknown; readonly url?: unknown; readonly callback_data?: unknown };

export type SentMessage = {
  readonly messageId: number;
  readonly chatId: number;
  readonly text: string;
  readonly isSilent: boolean;
  readonly hasPreview: boolean;
  /** Rows of buttons, as they were asked for. */
  readonly buttons: readonly (readonly {
    readonly label: string;
    readonly url?: string;
    readonly data?: string;
  }[])[];
};

const wrongButton = ({ text, url, callback_data: data }: Button): string | null => {
  if (typeof text !== "string" || text === "") return "text buttons are unallowed in the inline keyboard";
  if (typeof data === "string")
    return Buffer.byteLength(data) < 1 || Buffer.byteLength(data) > 64 ? "BUTTON_DATA_INVALID" : null;
  if (typeof url !== "string" || !URL.canParse(url)) return "BUTTON_URL_INVALID";
  const { hostname, protocol } = new URL(url);
  const isPublic = /^https?:$/u.test(protocol) && hostname.includes(".");
  return isPublic ? null : `inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`;
};

const rowsOf = (markup: unknown): readonly (readonly Button[])[] | null => {
  if (markup === undefined) return [];
  if (typeof markup !== "object" || markup === null || !("inline_keyboard" in markup)) return null;
  const rows: unknown = markup.inline_keyboard;
  return Array.isArray(rows) && rows.every((row) => Array.isArray(row)) ? rows : null;
};

const isSet = (options: unknown, name: string): boolean =>
  typeof options === "object" && options !== null && Reflect.get(options, name) === true;

/** A message as it is kept, or why the Bot API would not take it. */
export const readSent = (
  body: Readonly<Record<string, unknown>>,
  messageId: number,
): SentMessage | { readonly wrong: string } => {
  const { chat_id: chatId, text } = body;
  if (typeof chatId !== "number") return { wrong: "chat_id is empty" };
  if (typeof text !== "string" || text.trim() === "") return { wrong: "message text is empty" };
  if (text.length > 4_096) return { wrong: "message is too long" };
  if (body.parse_mode !== undefined) return { wrong: "can't parse entities" };
  const rows = rowsOf(body.reply_markup);
  if (rows === null) return { wrong: "object expected as reply markup" };
  const wrong = rows
    .flat()
    .map(wrongButton)
    .find((one) => one !== null);
  if (wrong !== undefined) return { wrong };
  return {
    messageId,
    chatId,
    text,
    isSilent: body.disable_notification === true,
    hasPreview: !isSet(body.link_preview_options, "is_disabled"),
    buttons: rows.map((row) =>
      row.map(({ text: label, url, callback_data: data }) => ({
        label: String(label),
        ...(url === undefined ? {} : { url: String(url) }),
        ...(data === undefined ? {} : { data: String(data) }),
      })),
    ),
  };
};
