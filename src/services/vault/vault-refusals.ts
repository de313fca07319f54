import { inBoth } from "#domain/language/in-both.ts";

/** Why a secret is not stored. */
export const VAULT_REFUSALS = inBoth({
  en: {
    keyExpired:
      "The key that encrypts secrets here is past its time, so nothing new is stored. Ask whoever runs this installation to rotate it.",
    noKey:
      "This installation has no key to encrypt secrets with, so nothing was stored. Ask whoever runs it.",
  },
  "pt-BR": {
    keyExpired:
      "A chave que criptografa segredos aqui passou do prazo, então nada novo é guardado. Peça a quem opera esta instalação que a troque.",
    noKey:
      "Esta instalação não tem chave para criptografar segredos, então nada foi guardado. Fale com quem a opera.",
  },
});
