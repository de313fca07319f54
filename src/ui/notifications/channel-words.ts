import { inBoth } from "#domain/language/in-both.ts";

/** Where a trader is reached, and how each channel is set up. */
export const CHANNEL_WORDS = inBoth({
  en: {
    title: "Channels",
    lead: "Where Axisor reaches you. Set up two at least, and test each: a phone that is silent is told apart from a quiet market only by a test.",
    back: "Notifications",
    reading: "Reading your channels",
    unread: "Your channels could not be read",
    names: {
      "in-app": "In the app",
      push: "Push",
      telegram: "Telegram",
      email: "E-mail",
      webhook: "Webhook",
    },
    leads: {
      push: "To this browser, also while it is closed. A push service can drop messages: have another channel too.",
      telegram:
        "A chat with the bot, which answers as well: /status, /positions, /why, /guards, /freeze, /flatten. Whoever holds that chat can freeze and close, and raise nothing.",
      email: "To the address you log in with. Mails about logging in are sent in any case.",
      webhook: "To a program of yours: signed, with a time, and with a key that tells a repetition.",
    },
    notHere:
      "This installation has nothing to send with on this channel, so nothing is sent. Whoever runs it can set that up.",
    test: "Send a test",
    testing: "Sending",
    tested: "On its way. The log below says what becomes of it.",
    since: (when: string) => `since ${when}`,
    died: (when: string) => `takes nothing any more, ${when}`,
    remove: "Remove",
    removing: "Removing",
    keep: "Keep it",
    push: {
      none: "No browser is told yet.",
      here: "this browser",
      add: "Tell this browser",
      adding: "Asking your browser",
      cannot:
        "This browser cannot be told here. It needs https or localhost; on an iPhone or iPad, add Axisor to the Home Screen first and open it from there.",
      denied:
        "This browser does not let Axisor show notifications. Allow them in its settings for this page, then try again.",
      failed: "The browser could not subscribe at its push service. Try again in a minute.",
      iPhone:
        "On an iPhone push can stop without a word: test it once a week, and have Telegram or e-mail too.",
      stops: "It is told nothing any more.",
      confirm: (device: string) => `Stop telling ${device}`,
    },
    telegram: {
      bind: "Connect a chat",
      binding: "Making a code",
      again: "Connect another chat",
      open: "Open Telegram",
      how: (code: string) =>
        `Open the bot with the button, press Start, and come back. Or send it: /start ${code}`,
      until: (clock: string) => `The code serves once, until ${clock}.`,
      unbind: "Disconnect",
      unbinding: "Disconnecting",
      unbound: "The chat is told nothing any more and cannot order anything.",
      confirm: "Disconnect the chat",
    },
    webhook: {
      url: "Address",
      hint: "https on its usual port, at a public address.",
      set: "Post to this address",
      setting: "Setting it up",
      change: "Another address or secret",
      secret: "The secret that signs every message. It is shown this once.",
      kept: "I have kept it",
      stops: "Nothing is posted to it any more, and its secret is wiped.",
      confirm: "Remove the webhook",
      docs: "How a receiver checks the signature is told in docs/webhooks.md.",
    },
  },
  "pt-BR": {
    title: "Canais",
    lead: "Onde a Axisor fala com você. Configure pelo menos dois, e teste cada um: um celular mudo e um mercado calmo só se distinguem por um teste.",
    back: "Notificações",
    reading: "Lendo os seus canais",
    unread: "Os seus canais não puderam ser lidos",
    names: {
      "in-app": "No aplicativo",
      push: "Push",
      telegram: "Telegram",
      email: "E-mail",
      webhook: "Webhook",
    },
    leads: {
      push: "Para este navegador, mesmo fechado. Um serviço de push pode perder mensagens: tenha outro canal também.",
      telegram:
        "Uma conversa com o bot, que também responde: /status, /positions, /why, /guards, /freeze, /flatten. Quem tem essa conversa pode congelar e fechar, e não aumenta nada.",
      email:
        "Para o endereço com que você entra. Os e-mails sobre a sua entrada são enviados em qualquer caso.",
      webhook: "Para um programa seu: assinado, com a hora, e com uma chave que mostra uma repetição.",
    },
    notHere:
      "Esta instalação não tem com que enviar por este canal, e por isso nada é enviado. Quem a opera pode configurar isso.",
    test: "Enviar um teste",
    testing: "Enviando",
    tested: "A caminho. O registro abaixo diz o que aconteceu.",
    since: (when) => `desde ${when}`,
    died: (when) => `não recebe mais nada, ${when}`,
    remove: "Remover",
    removing: "Removendo",
    keep: "Manter",
    push: {
      none: "Nenhum navegador é avisado ainda.",
      here: "este navegador",
      add: "Avisar este navegador",
      adding: "Perguntando ao navegador",
      cannot:
        "Este navegador não pode ser avisado aqui. É preciso https ou localhost; em um iPhone ou iPad, adicione antes a Axisor à Tela de Início e abra-a por lá.",
      denied:
        "Este navegador não deixa a Axisor mostrar notificações. Permita-as nos ajustes dele para esta página e tente de novo.",
      failed: "O navegador não conseguiu se inscrever no serviço de push dele. Tente de novo em um minuto.",
      iPhone:
        "Em um iPhone o push pode parar sem aviso: teste-o uma vez por semana, e tenha também Telegram ou e-mail.",
      stops: "Ele não é mais avisado de nada.",
      confirm: (device) => `Parar de avisar ${device}`,
    },
    telegram: {
      bind: "Conectar uma conversa",
      binding: "Criando um código",
      again: "Conectar outra conversa",
      open: "Abrir o Telegram",
      how: (code) => `Abra o bot com o botão, aperte Iniciar e volte. Ou envie a ele: /start ${code}`,
      until: (clock) => `O código serve uma vez, até ${clock}.`,
      unbind: "Desconectar",
      unbinding: "Desconectando",
      unbound: "A conversa não recebe mais nada e não pode pedir nada.",
      confirm: "Desconectar a conversa",
    },
    webhook: {
      url: "Endereço",
      hint: "https na porta de sempre, em um endereço público.",
      set: "Enviar para este endereço",
      setting: "Configurando",
      change: "Outro endereço ou segredo",
      secret: "O segredo que assina cada mensagem. Ele é mostrado só desta vez.",
      kept: "Eu o guardei",
      stops: "Nada mais é enviado para ele, e o segredo dele é apagado.",
      confirm: "Remover o webhook",
      docs: "Como quem recebe confere a assinatura está em docs/webhooks.md.",
    },
  },
});
