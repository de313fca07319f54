import { readEnv } from "#env";

/** Settings by which alerts go to whoever wrote them, unless somebody thinks of setting another address. */
export const defaultChat: (source: Readonly<Record<string, string>>) => object = (source) => ({
  TELEGRAM_URL: "https://api.telegram.org",
  TELEGRAM_CHAT_ID: "1234567",
  ...readEnv(source),
});

/** The bot's token as it stood beside them: its number, and 35 characters. */
export const BOT_TOKEN = `${"1234567890"}:${"Aa1".repeat(11)}Zz`;
