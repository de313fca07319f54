import { inBoth } from "#domain/language/in-both.ts";

/** Backup codes: how many are left, and new ones, shown once. */
export const CODES_WORDS = inBoth({
  en: {
    left: (left: number) => (left === 0 ? "None is left." : `${left} ${left === 1 ? "is" : "are"} left.`),
    comeLater: "They come with the first second factor.",
    renewal: {
      offer: "Make new codes",
      cost: "The codes you have now stop working.",
      keep: "Keep the old ones",
      confirm: "Make ten new ones",
      busy: "Making them",
    },
    keepThese: (count: number) => `Keep these ${count} codes`,
    shownOnce: "They are shown once. Axisor keeps only what it needs to recognise them.",
    onPaper: (email: string) => `Axisor backup codes of ${email}. Each serves once.`,
    inFile: (email: string) => `Axisor backup codes of ${email}\nEach serves once.`,
    fileName: "axisor-backup-codes.txt",
    copy: "Copy",
    download: "Download",
    print: "Print",
    copied: "Copied. Paste them where only you can read them.",
    notCopied: "This browser does not let the page copy here. Download them, or copy them by hand.",
    kept: "I have kept them",
  },
  "pt-BR": {
    left: (left) =>
      left === 0 ? "Não resta nenhum." : left === 1 ? "Resta 1 código." : `Restam ${left} códigos.`,
    comeLater: "Eles vêm com o primeiro segundo fator.",
    renewal: {
      offer: "Criar novos códigos",
      cost: "Os códigos que você tem agora deixam de funcionar.",
      keep: "Manter os antigos",
      confirm: "Criar dez novos",
      busy: "Criando os códigos",
    },
    keepThese: (count) => `Guarde estes ${count} códigos`,
    shownOnce: "Eles são mostrados uma única vez. A Axisor guarda só o necessário para reconhecê-los.",
    onPaper: (email) => `Códigos de reserva da Axisor de ${email}. Cada um serve uma vez.`,
    inFile: (email) => `Códigos de reserva da Axisor de ${email}\nCada um serve uma vez.`,
    fileName: "axisor-codigos-de-reserva.txt",
    copy: "Copiar",
    download: "Baixar",
    print: "Imprimir",
    copied: "Copiado. Cole os códigos onde só você possa ler.",
    notCopied: "Este navegador não deixa a página copiar aqui. Baixe os códigos ou copie-os à mão.",
    kept: "Eu os guardei",
  },
});

export type CodesWords = (typeof CODES_WORDS)["en"];
