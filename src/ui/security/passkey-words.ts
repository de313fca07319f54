import { inBoth } from "#domain/language/in-both.ts";

/** Passkeys: those there are, one more, and why one did not come. */
export const PASSKEY_WORDS = inBoth({
  en: {
    none: "None yet.",
    cannotMake:
      "This page cannot make one: passkeys need https, or localhost, and a browser that knows them.",
    isBackedUp: "Follows you to your other devices",
    isOnOneDevice: "On one device only",
    added: (when: string) => `added ${when}`,
    lastUsed: (when: string) => `last used ${when}`,
    notUsed: "not used yet",
    removal: {
      offer: "Remove",
      isLast: "It is your last second factor: then your password alone opens this account.",
      opensNothing: "It opens nothing here any more. Delete it on the device too.",
      keep: "Keep it",
      confirm: (label: string) => `Remove ${label}`,
      busy: "Removing",
    },
    adding: {
      offer: "Add a passkey",
      name: "Name",
      hint: "What you call the device, such as Phone or Blue key.",
      make: "Make the passkey",
      busy: "Waiting for your device",
      notNow: "Not now",
      done: (label: string) => `${label} is added.`,
    },
    problems: {
      unasked:
        "Axisor asked for a passkey in a way this browser does not know. Reload the page and try again.",
      unanswered:
        "No passkey answered, or it was cancelled. Nothing was changed. Try again when you are ready.",
      knownAlready: "This device holds a passkey of this account already.",
      wrongAddress:
        "Passkeys do not work at this address. Open Axisor by its own name over https, or as localhost.",
    },
  },
  "pt-BR": {
    none: "Nenhuma ainda.",
    cannotMake:
      "Esta página não pode criar uma: passkeys precisam de https, ou de localhost, e de um navegador que as conheça.",
    isBackedUp: "Acompanha você nos seus outros dispositivos",
    isOnOneDevice: "Em um só dispositivo",
    added: (when) => `adição: ${when}`,
    lastUsed: (when) => `último uso: ${when}`,
    notUsed: "ainda sem uso",
    removal: {
      offer: "Remover",
      isLast: "É o seu último segundo fator: depois disso, só a sua senha abre esta conta.",
      opensNothing: "Ela não abre mais nada aqui. Apague-a também no dispositivo.",
      keep: "Manter",
      confirm: (label) => `Remover ${label}`,
      busy: "Removendo",
    },
    adding: {
      offer: "Adicionar uma passkey",
      name: "Nome",
      hint: "Como você chama o dispositivo, por exemplo Celular ou Chave azul.",
      make: "Criar a passkey",
      busy: "Esperando o seu dispositivo",
      notNow: "Agora não",
      done: (label) => `A passkey ${label} foi adicionada.`,
    },
    problems: {
      unasked:
        "A Axisor pediu uma passkey de um modo que este navegador não conhece. Recarregue a página e tente de novo.",
      unanswered:
        "Nenhuma passkey respondeu, ou o pedido foi cancelado. Nada mudou. Tente de novo quando quiser.",
      knownAlready: "Este dispositivo já tem uma passkey desta conta.",
      wrongAddress:
        "Passkeys não funcionam neste endereço. Abra a Axisor pelo nome dela em https, ou como localhost.",
    },
  },
});

export type PasskeyWords = (typeof PASSKEY_WORDS)["en"];
