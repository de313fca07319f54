import { inBoth } from "../language/in-both.ts";

/** What can be done on a notification without opening a page, and what it opens. */
export const PUSH_ACTIONS = ["add-margin", "freeze", "snooze", "seen"] as const;

export type PushAction = (typeof PUSH_ACTIONS)[number];

/** What a service worker says itself; buttons are short, since a phone shows two words of them. */
export const PUSH_WORDS = inBoth({
  en: {
    actions: {
      "add-margin": "Add margin",
      freeze: "Freeze entries",
      snooze: "Snooze 15 min",
      seen: "Seen",
    } satisfies Record<PushAction, string>,
    unreadable: { title: "Axisor", body: "Something happened. Open Axisor to see what." },
    notDone: (action: string) => `"${action}" did not work. Open Axisor to do it there.`,
  },
  "pt-BR": {
    actions: {
      "add-margin": "Adicionar margem",
      freeze: "Congelar entradas",
      snooze: "Adiar 15 min",
      seen: "Visto",
    },
    unreadable: { title: "Axisor", body: "Algo aconteceu. Abra a Axisor para ver o quê." },
    notDone: (action) => `"${action}" não funcionou. Abra a Axisor para fazer isso lá.`,
  },
});
