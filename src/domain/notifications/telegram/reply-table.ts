import { inBoth } from "../../language/in-both.ts";

const COMMANDS_EN = [
  "/status: the verdict on each account",
  "/positions: what is open",
  "/guards: what guards it",
  "/why: what was done last, and why",
  "/freeze: freeze entries, at once",
  "/flatten: close everything, after a question",
  "/unfreeze CODE: let everything go on; needs the six digits of your authenticator app",
  "/stop: unbind this chat",
].join("\n");

const COMMANDS_PT = [
  "/status: o veredito de cada conta",
  "/positions: o que está aberto",
  "/guards: o que guarda as posições",
  "/why: o que foi feito por último, e por quê",
  "/freeze: congelar entradas, na hora",
  "/flatten: fechar tudo, depois de uma pergunta",
  "/unfreeze CÓDIGO: deixar tudo continuar; precisa dos seis dígitos do seu aplicativo autenticador",
  "/stop: desvincular esta conversa",
].join("\n");

/** What the bot answers to commands and presses, apart from figures. */
export const REPLY_WORDS = inBoth({
  en: {
    help: `This chat is bound to your Axisor account.\n\n${COMMANDS_EN}`,
    unknown: `This is no command of mine.\n\n${COMMANDS_EN}`,
    notBound:
      "This chat is bound to no Axisor account. In the app open Notifications, Channels, Telegram, and send the code from there: /start CODE",
    bound: "This chat is bound to your Axisor account now. /help lists what it can do.",
    codeWrong:
      "This code is wrong, used or older than ten minutes. Make a new one in the app and send it: /start CODE",
    busy: "This cannot be done right now. Try again in a few seconds.",
    failed:
      "This went wrong on our side, and it is not known whether it was done. /status tells what stands.",
    unbound: "This chat is bound to no account any more. Nothing is told here from now on.",
    frozen:
      "Entries are frozen on every account: nothing new is opened. Guards, stops and take profits go on. /unfreeze CODE lets everything go on.",
    frozenAlready: (stage: string) =>
      `Entries are frozen already: the panic switch stands at ${stage}. /unfreeze CODE lets everything go on.`,
    unfreezeNeedsCode:
      "This puts more at risk, so it needs a code: send /unfreeze and the six digits of your authenticator app.",
    unfreezeInApp:
      "This puts more at risk, so it needs a second factor that can be typed. You have no authenticator app: do it in the app, on the page Panic.",
    notFrozen: "Nothing is frozen: the panic switch is calm on all accounts.",
    notFrozenButAccounts:
      "Nothing is frozen on all accounts. What stands on one of them is lowered in the app, on the page Panic.",
    unfrozen: "Everything goes on as it was armed.",
    accountsStay: (labels: string) =>
      `The panic switch still stands on ${labels}. It is lowered in the app, on the page Panic.`,
    codeNotTaken: (reason: string) => `Nothing was changed. ${reason}`,
    removeIt: "The message with the code could not be taken out of this chat. Delete it yourself.",
    seen: "Seen.",
    snoozed: (minutes: number) => `Snoozed for ${minutes} minutes.`,
    oldButton: "This button is too old. Send /help.",
  },
  "pt-BR": {
    help: `Esta conversa está vinculada à sua conta da Axisor.\n\n${COMMANDS_PT}`,
    unknown: `Este não é um comando meu.\n\n${COMMANDS_PT}`,
    notBound:
      "Esta conversa não está vinculada a nenhuma conta da Axisor. No aplicativo, abra Notificações, Canais, Telegram e envie o código de lá: /start CÓDIGO",
    bound: "Esta conversa está vinculada à sua conta da Axisor. /help lista o que ela pode fazer.",
    codeWrong:
      "Este código está errado, foi usado ou tem mais de dez minutos. Crie um novo no aplicativo e envie: /start CÓDIGO",
    busy: "Isto não pode ser feito agora. Tente de novo em alguns segundos.",
    failed: "Isto deu errado do nosso lado, e não se sabe se foi feito. /status diz o que está valendo.",
    unbound: "Esta conversa não está mais vinculada a nenhuma conta. Nada é avisado aqui de agora em diante.",
    frozen:
      "As entradas estão congeladas em todas as contas: nada de novo é aberto. Guardiões, stops e take profits continuam. /unfreeze CÓDIGO deixa tudo continuar.",
    frozenAlready: (stage) =>
      `As entradas já estão congeladas: o botão de pânico está em ${stage}. /unfreeze CÓDIGO deixa tudo continuar.`,
    unfreezeNeedsCode:
      "Isto aumenta o risco, então precisa de um código: envie /unfreeze e os seis dígitos do seu aplicativo autenticador.",
    unfreezeInApp:
      "Isto aumenta o risco, então precisa de um segundo fator que se possa digitar. Você não tem aplicativo autenticador: faça isto no aplicativo, na página Pânico.",
    notFrozen: "Nada está congelado: o botão de pânico está calmo em todas as contas.",
    notFrozenButAccounts:
      "Nada está congelado em todas as contas. O que vale em uma delas é reduzido no aplicativo, na página Pânico.",
    unfrozen: "Tudo continua como foi armado.",
    accountsStay: (labels) =>
      `O botão de pânico ainda vale em ${labels}. Ele é reduzido no aplicativo, na página Pânico.`,
    codeNotTaken: (reason) => `Nada mudou. ${reason}`,
    removeIt: "A mensagem com o código não pôde ser apagada desta conversa. Apague-a você.",
    seen: "Visto.",
    snoozed: (minutes) => `Adiado por ${minutes} minutos.`,
    oldButton: "Este botão é antigo demais. Envie /help.",
  },
});

/** What whoever is not known is answered: their language is not known either. */
export const inEveryLanguage = (say: (words: (typeof REPLY_WORDS)["en"]) => string): string =>
  Object.values(REPLY_WORDS).map(say).join("\n\n");
