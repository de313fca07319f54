import { inBoth } from "#domain/language/in-both.ts";

/** Why the panic switch or a link to it does not serve. */
export const PANIC_REFUSALS = inBoth({
  en: {
    tooManyLinks: (most: number) => `You have ${most} panic links that still work. Revoke one first.`,
    nothingClosing: "There is nothing being closed under this name. Reload the page.",
    linkGone: "This panic link does not work any more. Reload the page.",
    linkDead: "This panic link does not work any more.",
  },
  "pt-BR": {
    tooManyLinks: (most) => `Você tem ${most} links de pânico que ainda funcionam. Revogue um primeiro.`,
    nothingClosing: "Nada está sendo fechado com este nome. Recarregue a página.",
    linkGone: "Este link de pânico não funciona mais. Recarregue a página.",
    linkDead: "Este link de pânico não funciona mais.",
  },
});
