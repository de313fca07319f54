import { inBoth } from "#domain/language/in-both.ts";

/** What the drawings of the key show, for who sees them and who hears them. */
export const PICTURE_WORDS = inBoth({
  en: {
    where: {
      caption: "1. At LN Markets, open your profile, then API, and make a new key.",
      drawn: "Drawing: a menu in which the entry API is framed, and beside it a button New key.",
      profile: "Profile",
      other: "Security",
      button: "New key",
    },
    scopes: {
      caption: "2. Tick these permissions and leave withdrawals alone.",
      drawn: (ticked: string, never: string) =>
        `Drawing: a list of permissions. Ticked: ${ticked}. Not ticked and struck out: ${never}.`,
    },
    activate: {
      caption: "3. Activate the key at LN Markets. Until you do, it does not work anywhere.",
      drawn: "Drawing: a new key with a switch beside it that is turned from off to active.",
      off: "off",
      on: "active",
    },
    paste: {
      caption: "4. Copy all three parts. LN Markets shows the secret only once.",
      drawn: "Drawing: three parts of a key, each with an arrow into a field of the form below.",
    },
  },
  "pt-BR": {
    where: {
      caption: "1. Na LN Markets, abra o seu perfil, depois API, e crie uma chave nova.",
      drawn: "Desenho: um menu em que a entrada API está emoldurada e, ao lado, um botão Nova chave.",
      profile: "Perfil",
      other: "Segurança",
      button: "Nova chave",
    },
    scopes: {
      caption: "2. Marque estas permissões e deixe os saques de fora.",
      drawn: (ticked, never) =>
        `Desenho: uma lista de permissões. Marcadas: ${ticked}. Não marcada e riscada: ${never}.`,
    },
    activate: {
      caption: "3. Ative a chave na LN Markets. Até lá, ela não funciona em lugar nenhum.",
      drawn: "Desenho: uma chave nova com um interruptor ao lado, que passa de desligada a ativa.",
      off: "desligada",
      on: "ativa",
    },
    paste: {
      caption: "4. Copie as três partes. A LN Markets mostra o segredo uma única vez.",
      drawn:
        "Desenho: as três partes de uma chave, cada uma com uma seta para um campo do formulário abaixo.",
    },
  },
});
