import { inBoth } from "#domain/language/in-both.ts";

/** Why a key is not stored, or an account not found. */
export const ACCOUNT_REFUSALS = inBoth({
  en: {
    gone: "This exchange account is not there any more. Reload the page.",
    notAccepted: (failure: string) =>
      `${failure} Check key, secret and passphrase, and that the key is activated. Nothing was stored.`,
    wait: "LN Markets asks us to wait. Try again in a moment. Nothing was stored.",
    unreadable: (failure: string) => `${failure} Nothing was stored.`,
    canWithdraw:
      "This key can withdraw, so we did not store it. Make one without the right to withdraw, and delete this one.",
    lacks: (scopes: string) => `This key lacks ${scopes}. Make one with these rights. Nothing was stored.`,
    full: (carried: number) =>
      `This installation has all the accounts it can read in time (${carried}): one more would make every guard slower. Nothing was stored. Ask whoever runs it for more room.`,
    connectedAlready: "This exchange account is connected already. Nothing was stored.",
    needsFactor:
      "A mainnet key needs a second factor on your account first. Add an app or a passkey on the Security page. Nothing was stored.",
    otherAccount:
      "This key belongs to another LN Markets account. Connect it as a new one instead. Nothing was stored.",
    changed: "Somebody changed this account meanwhile. Reload the page. Nothing was stored.",
  },
  "pt-BR": {
    gone: "Esta conta da corretora não existe mais. Recarregue a página.",
    notAccepted: (failure) =>
      `${failure} Confira a chave, o segredo e a frase-senha, e se a chave está ativada. Nada foi guardado.`,
    wait: "A LN Markets pede que esperemos. Tente de novo em instantes. Nada foi guardado.",
    unreadable: (failure) => `${failure} Nada foi guardado.`,
    canWithdraw:
      "Esta chave permite saque; por isso não a guardamos. Crie uma sem permissão de saque e exclua esta.",
    lacks: (scopes) => `Faltam a esta chave as permissões: ${scopes}. Crie uma com elas. Nada foi guardado.`,
    full: (carried) =>
      `Esta instalação tem todas as contas que consegue ler a tempo (${carried}): mais uma deixaria todos os guardiões mais lentos. Nada foi guardado. Peça mais espaço a quem a opera.`,
    connectedAlready: "Esta conta da corretora já está conectada. Nada foi guardado.",
    needsFactor:
      "Uma chave da mainnet exige antes um segundo fator na sua conta. Adicione um aplicativo ou uma passkey na página Segurança. Nada foi guardado.",
    otherAccount: "Esta chave é de outra conta da LN Markets. Conecte-a como uma nova. Nada foi guardado.",
    changed: "Alguém mudou esta conta enquanto isso. Recarregue a página. Nada foi guardado.",
  },
});
