import { inBoth } from "#domain/language/in-both.ts";

/** The frame around every page. */
export const SHELL_WORDS = inBoth({
  en: {
    skip: "Skip to content",
    signedIn: "Signed in",
    signOut: "Sign out",
    light: "Light",
    dark: "Dark",
    main: "Main",
    places: {
      home: "Home",
      positions: "Positions",
      automations: "Automations",
      activity: "Activity",
      keys: "Keys",
      security: "Security",
      settings: "Settings",
      operator: "Operator",
    },
    footNote: (zone: string) =>
      `Prices in USD per BTC, times in ${zone}. Axisor is not an exchange and holds no funds.`,
    status: "Status",
    justNow: "Just now",
    andMore: (count: number) => `and ${count} more`,
    receipt: "Receipt",
    lastPrice: "LN Markets last price",
    readingPrices: "Reading prices",
    noPrice: "No price read yet",
    account: "Account",
    allAccounts: "All accounts",
    accountOn: (name: string, network: string) => `${name} · ${network}`,
  },
  "pt-BR": {
    skip: "Ir para o conteúdo",
    signedIn: "Conectado como",
    signOut: "Sair",
    light: "Claro",
    dark: "Escuro",
    main: "Principal",
    places: {
      home: "Início",
      positions: "Posições",
      automations: "Automações",
      activity: "Atividade",
      keys: "Chaves",
      security: "Segurança",
      settings: "Ajustes",
      operator: "Operador",
    },
    footNote: (zone) =>
      `Preços em USD por BTC, horários em ${zone}. A Axisor não é uma corretora e não guarda fundos.`,
    status: "Status",
    justNow: "Agora mesmo",
    andMore: (count) => `e mais ${count}`,
    receipt: "Recibo",
    lastPrice: "Último preço na LN Markets",
    readingPrices: "Lendo os preços",
    noPrice: "Nenhum preço lido ainda",
    account: "Conta",
    allAccounts: "Todas as contas",
    accountOn: (name, network) => `${name} (${network})`,
  },
});

export type Place = keyof (typeof SHELL_WORDS)["en"]["places"];
