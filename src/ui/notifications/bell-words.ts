import { inBoth } from "#domain/language/in-both.ts";

/** The bell on every page. */
export const BELL_WORDS = inBoth({
  en: { none: "Notifications", unread: (count: string) => `Notifications, ${count} unread` },
  "pt-BR": { none: "Notificações", unread: (count) => `Notificações, ${count} não lidas` },
});
