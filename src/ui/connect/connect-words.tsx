import type { ReactNode } from "react";
import { inBoth } from "#domain/language/in-both.ts";

/** Connecting one more key, and what happens to it then. */
export const CONNECT_WORDS = inBoth({
  en: {
    keys: "Keys",
    title: "Connect a key",
    name: "Name",
    nameHint: "What you call this account.",
    secrets: { key: "API key", secret: "API secret", passphrase: "API passphrase" },
    send: "Test and connect",
    sending: "Testing it at the exchange",
    network: "Network",
    networks: {
      paper: "Paper: simulated prices, no money",
      signet: "Signet: LN Markets' test network",
      mainnet: "Mainnet: real money",
    },
    mainnet: {
      needsFactor: "Mainnet needs a second factor on your account.",
      hasFactor: "Mainnet needs a second factor, and your account has one.",
      hasNone: (link: (text: string) => ReactNode) => (
        <>Mainnet needs a second factor, and your account has none yet. {link("Set one up under Security")}</>
      ),
    },
    after: {
      title: "What happens to it",
      isTested: "It is tested at the exchange first. If that fails, nothing is stored.",
      isTestedDaily:
        "It is tested again every day. When the exchange refuses it, its guards pause and you are told.",
      noWithdrawal: "A key that can withdraw is refused. Make one without that permission on LN Markets.",
      isEncrypted:
        "It is stored encrypted, bound to you, and shown nowhere again but for its last four characters.",
      scopes: "A guard needs permission to read the account and to trade futures, nothing else.",
      removal: "Removing it ends its guards. Positions and stops at the exchange stay as they are.",
    },
  },
  "pt-BR": {
    keys: "Chaves",
    title: "Conectar uma chave",
    name: "Nome",
    nameHint: "Como você chama esta conta.",
    secrets: { key: "Chave da API", secret: "Segredo da API", passphrase: "Frase secreta da API" },
    send: "Testar e conectar",
    sending: "Testando a chave na corretora",
    network: "Rede",
    networks: {
      paper: "Paper: preços simulados, sem dinheiro",
      signet: "Signet: a rede de testes da LN Markets",
      mainnet: "Mainnet: dinheiro de verdade",
    },
    mainnet: {
      needsFactor: "A mainnet exige um segundo fator na sua conta.",
      hasFactor: "A mainnet exige um segundo fator, e a sua conta tem um.",
      hasNone: (link) => (
        <>
          A mainnet exige um segundo fator, e a sua conta ainda não tem um.{" "}
          {link("Configurar um em Segurança")}
        </>
      ),
    },
    after: {
      title: "O que acontece com ela",
      isTested: "Primeiro ela é testada na corretora. Se o teste falha, nada é guardado.",
      isTestedDaily:
        "Ela é testada de novo a cada dia. Quando a corretora a recusa, os guardiões dela pausam e você é avisado.",
      noWithdrawal: "Uma chave que permite saque é recusada. Crie na LN Markets uma sem essa permissão.",
      isEncrypted:
        "Ela é guardada criptografada, ligada a você, e só os seus quatro últimos caracteres voltam a aparecer.",
      scopes: "Um guardião precisa de permissão para ler a conta e operar futuros, nada mais.",
      removal: "Removê-la encerra os guardiões dela. As posições e os stops na corretora ficam como estão.",
    },
  },
});
