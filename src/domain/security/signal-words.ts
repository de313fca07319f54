import { inBoth } from "../language/in-both.ts";
import type { Locale } from "../language/locale.ts";

/** What a signal says, as a clause that follows "because". */
export const SIGNAL_WORDS = inBoth({
  en: {
    "new-device": "the browser is new",
    "new-network": "the network is new",
    "two-places": "one session was used from two networks in turns",
    "guessed-password": "many wrong passwords came before the right one",
    "guessed-factor": "many wrong codes came before a right one",
    "change-after-reset": "the password was reset within the last day",
    "change-on-new-device": "keys or limits were changed in a new browser",
    "change-from-elsewhere": "the session was opened on another network",
    "lock-taken-from-elsewhere": "a way into the account was taken away on a strange network",
    "sudden-move": "the session was used on another network minutes before",
    "proof-from-elsewhere": "the code was given on another network than the change",
    "change-without-proof": "codes were tried in vain before it",
    "locks-changed": "several ways into the account changed within a day",
    "backup-code-from-elsewhere": "a backup code was used on a new network",
    "factor-out-by-backup-code": "a second factor was removed by whoever came in with a backup code",
    "unexplained-action": "the exchange carried out what no rule or order of yours asked for",
    "unexplained-again": "such actions came again and again",
    "decrypt-burst": "keys were opened far more often than usual",
    "id-probe": "what belongs to others was asked for in quick succession",
    "slow-id-probe": "what belongs to others was asked for again and again",
    "chain-broken": "the security log was changed by hand",
    honeytoken: "a key that nobody uses was opened",
  },
  "pt-BR": {
    "new-device": "o navegador é novo",
    "new-network": "a rede é nova",
    "two-places": "uma sessão foi usada de duas redes alternadamente",
    "guessed-password": "muitas senhas erradas vieram antes da certa",
    "guessed-factor": "muitos códigos errados vieram antes de um certo",
    "change-after-reset": "a senha foi redefinida no último dia",
    "change-on-new-device": "chaves ou limites foram mudados em um navegador novo",
    "change-from-elsewhere": "a sessão foi aberta em outra rede",
    "lock-taken-from-elsewhere": "um meio de entrar na conta foi retirado em uma rede estranha",
    "sudden-move": "a sessão foi usada em outra rede minutos antes",
    "proof-from-elsewhere": "o código foi dado em uma rede diferente da mudança",
    "change-without-proof": "códigos foram tentados em vão antes disso",
    "locks-changed": "vários meios de entrar na conta mudaram em um dia",
    "backup-code-from-elsewhere": "um código de reserva foi usado em uma rede nova",
    "factor-out-by-backup-code": "um segundo fator foi removido por quem entrou com um código de reserva",
    "unexplained-action": "a corretora executou o que nenhuma regra ou ordem sua pediu",
    "unexplained-again": "tais ações vieram repetidas vezes",
    "decrypt-burst": "chaves foram abertas muito mais vezes que o usual",
    "id-probe": "o que pertence a outros foi pedido em rápida sequência",
    "slow-id-probe": "o que pertence a outros foi pedido repetidas vezes",
    "chain-broken": "o registro de segurança foi alterado à mão",
    honeytoken: "uma chave que ninguém usa foi aberta",
  },
});

/** A list of signals as they are stored in an alert, in words. */
export const signalWords = (names: readonly string[], locale: Locale): readonly string[] =>
  Object.entries(SIGNAL_WORDS[locale])
    .filter(([name]) => names.includes(name))
    .map(([, words]) => words);
