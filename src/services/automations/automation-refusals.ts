import { inBoth } from "#domain/language/in-both.ts";

/** Why an automation on a position is not armed, or not found. */
export const AUTOMATION_REFUSALS = inBoth({
  en: {
    accountGone: "This exchange account is not there any more. Reload the page.",
    keyRefused: "LN Markets no longer accepts this key, so nothing could act. Connect a new key first.",
    blind:
      "LN Markets cannot be read now, so nothing could act. Try again when the account is no longer blind.",
    notRunning: "This position is no longer running. Reload the page.",
    guardEnded: "This guard has ended. Reload the page.",
    endless: "This position can never be liquidated: there is nothing to guard.",
    ifMeant: (conflicts: string) => `${conflicts} If you mean it so, acknowledge this and arm it again.`,
  },
  "pt-BR": {
    accountGone: "Esta conta da corretora não existe mais. Recarregue a página.",
    keyRefused:
      "A LN Markets não aceita mais esta chave, então nada poderia agir. Conecte uma chave nova primeiro.",
    blind:
      "A LN Markets não pode ser lida agora, então nada poderia agir. Tente de novo quando a conta não estiver mais sem visão.",
    notRunning: "Esta posição não está mais aberta. Recarregue a página.",
    guardEnded: "Este guardião foi encerrado. Recarregue a página.",
    endless: "Esta posição nunca pode ser liquidada: não há nada a guardar.",
    ifMeant: (conflicts) => `${conflicts} Se é isso que você quer, confirme que leu e arme de novo.`,
  },
});
