import { inBoth } from "../language/in-both.ts";
import type { OuterChannel } from "./channel.ts";
import type { AlertRule } from "./notification-facts.ts";

/** What is told that has no receipt. */
export const NOTIFICATION_WORDS = inBoth({
  en: {
    channels: {
      push: "push notifications",
      telegram: "Telegram",
      email: "e-mail",
      webhook: "your webhook",
    } satisfies Record<OuterChannel, string>,
    test: (channel: string) => `This is a test: ${channel} reaches you.`,
    testWhy: "You asked for it on the page of your channels. Nothing happened to your positions.",
    lost: (channel: string) => `Axisor cannot reach you by ${channel} any more.`,
    lostWhy: (why: string) => `The last answer was: ${why}`,
    lostDo: "Set the channel up again, or choose another one, under Notifications.",
    security: (title: string) => title,
    securityDo:
      "If it was not you: end all sessions under Security, choose another password, and delete your API keys at the exchange.",
    digest: (count: number, sum: string) =>
      count === 1 ? "One message was kept for today." : `${sum} messages were kept for today.`,
    digestMore: (count: number, sum: string) => (count === 1 ? "And one more." : `And ${sum} more.`),
    heldBack: (count: number, sum: string) =>
      count === 1
        ? "The same happened once more since it was last told."
        : `The same happened ${sum} more times since it was last told.`,
    restored: (count: number, sum: string) =>
      count === 1
        ? "Your automation is paused: Axisor came back from a backup."
        : `Your ${sum} automations are paused: Axisor came back from a backup.`,
    restoredWhy: (taken: string) => `The backup is of ${taken}. What you changed after that is lost.`,
    restoredDo:
      "Nothing guards you until you look at your positions and switch it on again. Stops that stand at LN Markets go on standing there.",
    raised: (title: string, subject: string) => (subject === "" ? `${title}.` : `${title}: ${subject}.`),
    cleared: (title: string, subject: string) =>
      subject === "" ? `Over: ${title}.` : `Over: ${title}: ${subject}.`,
    runbook: (file: string) => `What to do: ${file}`,
    rules: {
      "no-tick": "No tick for 30 seconds",
      "blind-accounts": "Accounts cannot be read",
      "intents-ambiguous": "Intents whose fate is not known",
      "intents-open": "Intents open for too long",
      "breaker-open": "The exchange does not answer",
      "queue-age": "Notifications wait too long",
      "key-age": "The vault's key is too old",
      "security-risk": "The risk of an account is above 0.8",
      "audit-chain": "The audit chain is broken",
      "error-rate": "Too many requests fail",
      certificate: "A certificate ends soon",
      disk: "The disk is nearly full",
      "dead-letters": "Notifications could not be delivered",
      "component-down": "A component does not answer",
      "canary-late": "Protection was not proven lately",
    } satisfies Record<AlertRule, string>,
  },
  "pt-BR": {
    channels: {
      push: "notificações push",
      telegram: "Telegram",
      email: "e-mail",
      webhook: "seu webhook",
    },
    test: (channel) => `Isto é um teste: ${channel} chega até você.`,
    testWhy: "Você o pediu na página dos seus canais. Nada aconteceu com as suas posições.",
    lost: (channel) => `A Axisor não consegue mais falar com você por ${channel}.`,
    lostWhy: (why) => `A última resposta foi: ${why}`,
    lostDo: "Configure o canal de novo, ou escolha outro, em Notificações.",
    security: (title) => title,
    securityDo:
      "Se não foi você: encerre todas as sessões em Segurança, escolha outra senha, e apague as suas chaves de API na corretora.",
    digest: (count, sum) =>
      count === 1 ? "Uma mensagem foi guardada para hoje." : `${sum} mensagens foram guardadas para hoje.`,
    digestMore: (count, sum) => (count === 1 ? "E mais uma." : `E mais ${sum}.`),
    heldBack: (count, sum) =>
      count === 1
        ? "O mesmo aconteceu mais uma vez desde o último aviso."
        : `O mesmo aconteceu mais ${sum} vezes desde o último aviso.`,
    restored: (count, sum) =>
      count === 1
        ? "Sua automação está pausada: a Axisor voltou de um backup."
        : `Suas ${sum} automações estão pausadas: a Axisor voltou de um backup.`,
    restoredWhy: (taken) => `O backup é de ${taken}. O que você mudou depois se perdeu.`,
    restoredDo:
      "Nada protege você até que olhe as suas posições e ligue de novo. Os stops postos na LN Markets continuam lá.",
    raised: (title, subject) => (subject === "" ? `${title}.` : `${title}: ${subject}.`),
    cleared: (title, subject) => (subject === "" ? `Passou: ${title}.` : `Passou: ${title}: ${subject}.`),
    runbook: (file) => `O que fazer: ${file}`,
    rules: {
      "no-tick": "Nenhum tick há 30 segundos",
      "blind-accounts": "Há contas que não podem ser lidas",
      "intents-ambiguous": "Há intents de destino desconhecido",
      "intents-open": "Há intents abertos por tempo demais",
      "breaker-open": "A corretora não responde",
      "queue-age": "As notificações esperam demais",
      "key-age": "A chave do cofre está velha demais",
      "security-risk": "O risco de uma conta passa de 0,8",
      "audit-chain": "A cadeia de auditoria está quebrada",
      "error-rate": "Pedidos demais falham",
      certificate: "Um certificado acaba em breve",
      disk: "O disco está quase cheio",
      "dead-letters": "Há notificações que não puderam ser entregues",
      "component-down": "Um componente não responde",
      "canary-late": "A proteção não foi provada há pouco",
    },
  },
});
