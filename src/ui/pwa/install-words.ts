import { inBoth } from "#domain/language/in-both.ts";

/** Axisor as an installed app. */
export const INSTALL_WORDS = inBoth({
  en: {
    title: "App",
    lead: "Its own window, its own icon, and the last known state without a connection.",
    button: "Install Axisor",
    installed: "It runs as an app here.",
    ios: "In Safari: tap Share, then Add to Home Screen.",
    other: "Your browser offers no installation here. Its menu may: look for Install or Add to Home Screen.",
  },
  "pt-BR": {
    title: "Aplicativo",
    lead: "Janela própria, ícone próprio e o último estado conhecido mesmo sem conexão.",
    button: "Instalar a Axisor",
    installed: "Aqui ela roda como aplicativo.",
    ios: "No Safari: toque em Compartilhar e depois em Adicionar à Tela de Início.",
    other:
      "Seu navegador não oferece a instalação aqui. O menu dele talvez: procure Instalar ou Adicionar à tela inicial.",
  },
});
