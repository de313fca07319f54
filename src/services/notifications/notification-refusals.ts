import { inBoth } from "#domain/language/in-both.ts";

/** Why something about notifications is not done. */
export const NOTIFICATION_REFUSALS = inBoth({
  en: {
    gone: "This message does not exist.",
    notPush:
      "Axisor sends to the push services of browsers only. Allow notifications in this browser and try again.",
    tooManyBrowsers: (most: number) => `At most ${most} browsers can be told. Remove one first.`,
    noBrowser: "This browser is not told any more.",
    notSetUp: "Set this channel up first; then test it.",
    noMeans: "This installation has nothing to send with on this channel. Whoever runs it can set that up.",
    noBot: "This installation has no Telegram bot. Whoever runs it can set one up.",
    botAway: "Telegram does not answer at the moment. Try again in a minute.",
    noWebhook: "There is no webhook.",
    noSuchCell: "This is none of the choices.",
    dangerStays: "Danger is always told in the app.",
    ladderTwice: "Each channel has one step on the ladder.",
  },
  "pt-BR": {
    gone: "Esta mensagem não existe.",
    notPush:
      "A Axisor envia só aos serviços de push dos navegadores. Permita notificações neste navegador e tente de novo.",
    tooManyBrowsers: (most) => `No máximo ${most} navegadores podem ser avisados. Remova um antes.`,
    noBrowser: "Este navegador não é mais avisado.",
    notSetUp: "Configure este canal antes; depois teste-o.",
    noMeans: "Esta instalação não tem com que enviar por este canal. Quem a opera pode configurar isso.",
    noBot: "Esta instalação não tem um bot do Telegram. Quem a opera pode configurar um.",
    botAway: "O Telegram não responde agora. Tente de novo em um minuto.",
    noWebhook: "Não há nenhum webhook.",
    noSuchCell: "Esta não é uma das escolhas.",
    dangerStays: "O perigo é sempre avisado no aplicativo.",
    ladderTwice: "Cada canal tem um degrau na escada.",
  },
});
