import { inBoth } from "#domain/language/in-both.ts";

/** The head of the page: how the account stands, and what it was made from. */
export const SECURITY_WORDS = inBoth({
  en: {
    page: "Security",
    verdict: "Verdict",
    proof: { read: "Read", loggedIn: "Logged in", confirmed: "Confirmed" },
    ago: (age: string) => `${age} ago`,
    browsers: (count: number) => (count === 1 ? "here only" : `in ${count} browsers`),
    confirmedFor: (left: string) => `for ${left}`,
    notConfirmed: "not now",
    confirmedMeans: "For five minutes after a fresh factor nothing asks for another one.",
    unprotected: {
      word: "No second factor",
      lede: "Whoever learns your password can get in.",
      sub: "Set up an authenticator app or a passkey below. A mainnet key is stored only after that.",
    },
    isProtected: "Your account has a second factor",
    asked: {
      app: "Your password alone opens nothing: your authenticator app is asked for too.",
      passkey: "Your password alone opens nothing: your passkey is asked for too.",
      passkeys: "Your password alone opens nothing: one of your passkeys is asked for too.",
      either: "Your password alone opens nothing: your authenticator app or a passkey is asked for too.",
    },
    noWayBack: {
      lede: "Lose it and nothing lets you back in: no backup code is left.",
      sub: "Make new backup codes below, or add a passkey.",
    },
    fewCodes: (left: number) => {
      if (left === 0) return "No backup code is left: make new ones below.";
      return left === 1
        ? "1 backup code is left: make new ones below."
        : `${left} backup codes are left: make new ones below.`;
    },
    codesLeft: (left: number) => `${left} backup codes are left for the day you lose it.`,
    waiting: {
      reading: "Reading how this account is protected.",
      notKnown: "Not known",
      unread: "How this account is protected could not be read.",
      again: "Read it again",
      part: "Not known.",
    },
    stale: {
      title: "This page cannot reach Axisor",
      readAgo: (age: string) => `What stands below was read ${age} ago.`,
    },
    frozen: {
      title: "Nothing may put more at risk for now",
      what: (until: string, left: string) =>
        `The password was reset, so no key is connected or replaced, no cap raised, no factor removed and no address changed until ${until}, for ${left} more. Guards go on, paused ones can be resumed, factors can be added, and whatever lowers risk works.`,
      notYou: "Was it not you? End the other sessions below, then change the password.",
    },
  },
  "pt-BR": {
    page: "Segurança",
    verdict: "Veredito",
    proof: { read: "Leitura", loggedIn: "Sessões", confirmed: "Confirmado" },
    ago: (age) => `há ${age}`,
    browsers: (count) => (count === 1 ? "só aqui" : `em ${count} navegadores`),
    confirmedFor: (left) => `por ${left}`,
    notConfirmed: "agora não",
    confirmedMeans: "Por cinco minutos depois de um novo fator, nada pede outro.",
    unprotected: {
      word: "Sem segundo fator",
      lede: "Quem descobrir a sua senha pode entrar.",
      sub: "Configure abaixo um aplicativo autenticador ou uma passkey. Só depois disso uma chave da mainnet é guardada.",
    },
    isProtected: "Sua conta tem um segundo fator",
    asked: {
      app: "Sua senha sozinha não abre nada: o seu aplicativo autenticador também é pedido.",
      passkey: "Sua senha sozinha não abre nada: a sua passkey também é pedida.",
      passkeys: "Sua senha sozinha não abre nada: uma das suas passkeys também é pedida.",
      either:
        "Sua senha sozinha não abre nada: o seu aplicativo autenticador ou uma passkey também é pedido.",
    },
    noWayBack: {
      lede: "Se você o perder, nada deixa você entrar de novo: não resta nenhum código de reserva.",
      sub: "Crie novos códigos de reserva abaixo ou adicione uma passkey.",
    },
    fewCodes: (left) => {
      if (left === 0) return "Não resta nenhum código de reserva: crie novos abaixo.";
      return left === 1
        ? "Resta 1 código de reserva: crie novos abaixo."
        : `Restam ${left} códigos de reserva: crie novos abaixo.`;
    },
    codesLeft: (left) => `Restam ${left} códigos de reserva para o dia em que você o perder.`,
    waiting: {
      reading: "Lendo como esta conta está protegida.",
      notKnown: "Não se sabe",
      unread: "Não foi possível ler como esta conta está protegida.",
      again: "Ler de novo",
      part: "Não se sabe.",
    },
    stale: {
      title: "Esta página não alcança a Axisor",
      readAgo: (age) => `O que está abaixo foi lido há ${age}.`,
    },
    frozen: {
      title: "Por enquanto, nada pode aumentar o risco",
      what: (until, left) =>
        `A senha foi redefinida; por isso, até ${until}, por mais ${left}, nenhuma chave é conectada nem substituída, nenhum limite aumenta, nenhum fator é removido e nenhum endereço muda. Os guardiões continuam, os pausados podem ser retomados, fatores podem ser adicionados, e tudo o que reduz o risco funciona.`,
      notYou: "Não foi você? Encerre as outras sessões abaixo e depois mude a senha.",
    },
  },
});

export type SecurityWords = (typeof SECURITY_WORDS)["en"];
