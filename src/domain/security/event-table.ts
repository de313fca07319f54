import { inBoth } from "../language/in-both.ts";

/** What events say but for those of `WAY_IN_WORDS`: when it was done, and when it was refused. */
export const EVENT_WORDS = inBoth({
  en: {
    ours: (refused: string) => `${refused} The failure was ours.`,
    methods: {
      totp: "a code of the authenticator app",
      passkey: "a passkey",
      "backup-code": "a backup code",
      password: "the password",
      "password+totp": "the password and a code of the authenticator app",
      "password+passkey": "the password and a passkey",
      "password+backup-code": "the password and a backup code",
    },
    stages: {
      calm: "calm",
      freeze: "freeze",
      "guards-only": "guards-only",
      reduce: "reduce",
      flatten: "flatten",
      revoke: "revoke",
    },
    aKey: "An exchange key",
    theKey: (label: string) => `The exchange key “${label}”`,
    unusual: "Something unusual happened.",
    because: (title: string, reasons: string) => `${title} Unusual, because ${reasons}.`,
    keyConnected: {
      done: (key: string) => `${key} was connected.`,
      refused: (key: string) => `${key} could not be connected.`,
    },
    keyReplaced: {
      done: (key: string) => `${key} was replaced.`,
      refused: (key: string) => `${key} could not be replaced.`,
    },
    keyRemoved: {
      done: (key: string) => `${key} was removed.`,
      refused: (key: string) => `${key} could not be removed.`,
    },
    keyTested: {
      done: (key: string) => `${key} was tested.`,
      refused: (key: string) => `${key} failed its test.`,
    },
    keyRefused: (key: string) => `${key} is refused by the exchange.`,
    capRaised: { done: "A limit was raised.", refused: "Raising a limit was refused." },
    armed: { done: "An automation was armed.", refused: "Arming an automation was refused." },
    unexplained: "The exchange carried out what no rule or order asked for.",
    panicThrown: {
      done: (stage: string | null) =>
        stage === null ? "The panic switch was thrown." : `The panic switch was thrown: ${stage}.`,
      refused: "Throwing the panic switch was refused.",
    },
    panicLowered: {
      done: (stage: string | null) =>
        stage === null ? "The panic switch was let down." : `The panic switch was let down: ${stage}.`,
      refused: "Letting the panic switch down was refused.",
    },
    linkMade: { done: "A panic link was made.", refused: "Making a panic link was refused." },
    linkUsed: {
      done: (stage: string | null) =>
        stage === null ? "A panic link was used." : `A panic link was used: ${stage}.`,
      refused: "A panic link was refused.",
    },
    linkRevoked: { done: "A panic link was revoked.", refused: "Revoking a panic link was refused." },
    channelSet: {
      done: "A channel that notifications go to was set up.",
      refused: "Setting up a channel for notifications was refused.",
    },
    channelRemoved: {
      done: "A channel that notifications went to was removed.",
      refused: "Removing a channel for notifications was refused.",
    },
    telegramBound: {
      done: "A Telegram chat was bound to the account.",
      refused: "Binding a Telegram chat was refused.",
    },
    telegramUnbound: {
      done: "The Telegram chat was unbound.",
      refused: "Unbinding the Telegram chat was refused.",
    },
    access: { done: "Access was granted.", refused: "Access was refused." },
    foreignId: {
      done: "Something that belongs to somebody else was asked for.",
      refused: "Something that belongs to somebody else was asked for, and refused.",
    },
    cron: {
      done: "A scheduled call was let in.",
      refused: "A scheduled call without the right secret was refused.",
    },
    decryptBurst: (times: number, usual: number) =>
      `Keys were opened ${times === 1 ? "1 time" : `${times} times`} in a minute; usual are ${usual}.`,
    honeytoken: "A key that nobody has a use for was opened.",
    vaultAdded: {
      done: "A key of the vault was added.",
      refused: "A key of the vault could not be added.",
    },
    vaultPromoted: {
      done: "Another key of the vault now seals.",
      refused: "A key of the vault could not be promoted.",
    },
    vaultDisabled: {
      done: "A key of the vault was disabled.",
      refused: "A key of the vault could not be disabled.",
    },
    vaultDestroyed: {
      done: "A key of the vault was destroyed.",
      refused: "A key of the vault could not be destroyed.",
    },
    rewrapped: {
      done: "Secrets were wrapped by another key.",
      refused: "Secrets could not be wrapped by another key.",
    },
    chainBroken: (seq: number) => `This log was changed by hand, from event ${seq} on.`,
    alertTold: { done: "The alert was sent.", refused: "The alert could not be sent." },
    held: (paused: number, ended: number) =>
      `The account was held: ${paused === 1 ? "1 automation" : `${paused} automations`} paused, ${ended === 1 ? "1 session" : `${ended} sessions`} ended.`,
    operatorMade: {
      done: "This account was made an operator.",
      undone: "This account is no operator any more.",
      refused: "Making this account an operator was refused.",
    },
    operatorActed: {
      done: "An operator looked at the events of all accounts.",
      refused: "An operator was refused.",
    },
  },
  "pt-BR": {
    ours: (refused) => `${refused} A falha foi nossa.`,
    methods: {
      totp: "um código do aplicativo autenticador",
      passkey: "uma passkey",
      "backup-code": "um código de reserva",
      password: "a senha",
      "password+totp": "a senha e um código do aplicativo autenticador",
      "password+passkey": "a senha e uma passkey",
      "password+backup-code": "a senha e um código de reserva",
    },
    stages: {
      calm: "desligado",
      freeze: "congelar entradas",
      "guards-only": "só guardiões",
      reduce: "reduzir",
      flatten: "zerar",
      revoke: "revogar",
    },
    aKey: "Uma chave da corretora",
    theKey: (label) => `A chave da corretora “${label}”`,
    unusual: "Algo incomum aconteceu.",
    because: (title, reasons) => `${title} Incomum, porque ${reasons}.`,
    keyConnected: {
      done: (key) => `${key} foi conectada.`,
      refused: (key) => `${key} não pôde ser conectada.`,
    },
    keyReplaced: {
      done: (key) => `${key} foi substituída.`,
      refused: (key) => `${key} não pôde ser substituída.`,
    },
    keyRemoved: {
      done: (key) => `${key} foi removida.`,
      refused: (key) => `${key} não pôde ser removida.`,
    },
    keyTested: {
      done: (key) => `${key} foi testada.`,
      refused: (key) => `${key} não passou no teste.`,
    },
    keyRefused: (key) => `${key} é recusada pela corretora.`,
    capRaised: { done: "Um limite foi aumentado.", refused: "O aumento de um limite foi recusado." },
    armed: { done: "Uma automação foi armada.", refused: "Armar uma automação foi recusado." },
    unexplained: "A corretora executou o que nenhuma regra ou ordem pediu.",
    panicThrown: {
      done: (stage) =>
        stage === null ? "O botão de pânico foi acionado." : `O botão de pânico foi acionado: ${stage}.`,
      refused: "Acionar o botão de pânico foi recusado.",
    },
    panicLowered: {
      done: (stage) =>
        stage === null ? "O botão de pânico foi baixado." : `O botão de pânico foi baixado: ${stage}.`,
      refused: "Baixar o botão de pânico foi recusado.",
    },
    linkMade: { done: "Um link de pânico foi criado.", refused: "Criar um link de pânico foi recusado." },
    linkUsed: {
      done: (stage) =>
        stage === null ? "Um link de pânico foi usado." : `Um link de pânico foi usado: ${stage}.`,
      refused: "Um link de pânico foi recusado.",
    },
    linkRevoked: {
      done: "Um link de pânico foi revogado.",
      refused: "Revogar um link de pânico foi recusado.",
    },
    channelSet: {
      done: "Um canal que recebe as notificações foi configurado.",
      refused: "Configurar um canal de notificações foi recusado.",
    },
    channelRemoved: {
      done: "Um canal que recebia as notificações foi removido.",
      refused: "Remover um canal de notificações foi recusado.",
    },
    telegramBound: {
      done: "Uma conversa do Telegram foi vinculada à conta.",
      refused: "Vincular uma conversa do Telegram foi recusado.",
    },
    telegramUnbound: {
      done: "A conversa do Telegram foi desvinculada.",
      refused: "Desvincular a conversa do Telegram foi recusado.",
    },
    access: { done: "O acesso foi permitido.", refused: "O acesso foi recusado." },
    foreignId: {
      done: "Algo que pertence a outra pessoa foi pedido.",
      refused: "Algo que pertence a outra pessoa foi pedido, e recusado.",
    },
    cron: {
      done: "Uma chamada programada foi aceita.",
      refused: "Uma chamada programada sem o segredo certo foi recusada.",
    },
    decryptBurst: (times, usual) =>
      `Chaves foram abertas ${times === 1 ? "1 vez" : `${times} vezes`} em um minuto; o usual é ${usual}.`,
    honeytoken: "Uma chave de que ninguém precisa foi aberta.",
    vaultAdded: {
      done: "Uma chave do cofre foi adicionada.",
      refused: "Não foi possível adicionar uma chave do cofre.",
    },
    vaultPromoted: {
      done: "Outra chave do cofre agora sela.",
      refused: "Não foi possível promover uma chave do cofre.",
    },
    vaultDisabled: {
      done: "Uma chave do cofre foi desativada.",
      refused: "Não foi possível desativar uma chave do cofre.",
    },
    vaultDestroyed: {
      done: "Uma chave do cofre foi destruída.",
      refused: "Não foi possível destruir uma chave do cofre.",
    },
    rewrapped: {
      done: "Segredos passaram a outra chave.",
      refused: "Não foi possível passar segredos a outra chave.",
    },
    chainBroken: (seq) => `Este registro foi alterado à mão, a partir do evento ${seq}.`,
    alertTold: { done: "O alerta foi enviado.", refused: "Não foi possível enviar o alerta." },
    held: (paused, ended) =>
      `A conta foi retida: ${paused === 1 ? "1 automação pausada" : `${paused} automações pausadas`}, ${ended === 1 ? "1 sessão encerrada" : `${ended} sessões encerradas`}.`,
    operatorMade: {
      done: "Esta conta passou a operador.",
      undone: "Esta conta não é mais operador.",
      refused: "Tornar esta conta operador foi recusado.",
    },
    operatorActed: {
      done: "Um operador olhou os eventos de todas as contas.",
      refused: "Um operador foi recusado.",
    },
  },
});
