import { inBoth } from "../language/in-both.ts";
import type { AlertRule } from "../notifications/notification-facts.ts";

/** What to know of an alert at three in the morning: what it means, what to look at, and what to press. */
export type Runbook = { readonly means: string; readonly look: string; readonly press: string };

type Runbooks = Readonly<Record<AlertRule, Runbook>>;

const EN: Runbooks = {
  "no-tick": {
    means:
      "No price of this network was taken for 30 seconds, so no guard, exit or entry on it can fire. Stops that stand at the exchange still do.",
    look: "Status: is the worker alive and the exchange reachable? The worker's log: stream-down, tick-failed, tick-without-clock. The exchange's own status page.",
    press:
      "Start the worker again (npm run worker, or the service that runs it). Where it cannot run, have a schedule call /api/cron/margin-monitor every minute.",
  },
  "blind-accounts": {
    means: "These accounts could not be read for a while, so nothing guards them. From ten on it is danger.",
    look: "Is it one network or all? Then the exchange. One account or a few? Then their keys: refused, withdrawn, or without a permission. The log names each as account-blind.",
    press:
      "Nothing, where it is the exchange: reading goes on by itself. Where it is a key, its owner has been told and replaces it under Keys.",
  },
  "intents-ambiguous": {
    means:
      "Something was sent to the exchange and nobody knows whether it was done. It is never sent again blindly.",
    look: "Activity of the account: the receipt says unknown. The log: intent-outcome-unknown with the intent's id. Compare margin and positions at the exchange.",
    press:
      "Have it looked up again: call /api/cron/reconcile with CRON_SECRET. What stays unknown after an hour, settle with the trader by what the exchange shows.",
  },
  "intents-open": {
    means: "Something was planned or sent and not settled in time. Most often a worker died on the way.",
    look: "Status: is a worker alive? The log: account-work-failed, and reconcile-failed with why. Is the breaker of the network open?",
    press:
      "Start the worker again; it settles first what it finds open. Without a worker call /api/cron/reconcile with CRON_SECRET.",
  },
  "breaker-open": {
    means:
      "The exchange failed so often that no call leaves but a probe, once in a while. Protection waits for it.",
    look: "The exchange's status page, then the log: account-unreadable and market-unreadable with why. stamp-refused or clock-apart points at our clock, not at the exchange.",
    press:
      "Nothing, where the exchange is down: the probe closes the breaker. Where our clock is wrong, set it; where our address is refused, speak to the exchange.",
  },
  "queue-age": {
    means: "Something that should be told waits longer than a minute; from five on it is danger.",
    look: "Status: database and queue. The log: queue-failed, job-failed, and delivery-failed with its channel. Is any process with a worker's role alive?",
    press:
      "Start the worker again. Without one call /api/cron/notify with CRON_SECRET every minute. Where one channel hangs, mend its settings.",
  },
  "key-age": {
    means:
      "The key that seals what traders entrusted is 80 days old or more. From 90 on nothing new is sealed with it.",
    look: "npm run rotate-keys -- --help, and whether the keyring is a file of ours or comes in VAULT_KEYRING.",
    press:
      "npm run rotate-keys. Where the keyring comes in a setting, add a key there first and start the processes again. --drill rehearses it.",
  },
  "security-risk": {
    means: "Somebody's sign-in or deed was judged riskier than 0.8 within the last hour.",
    look: "Operator, risk 0.8 and above: who, from which network, and what was odd about it. Is it one account or many from one network?",
    press:
      "Ask the account's owner by another way. If it was not them: they end all sessions under Security and delete their keys at the exchange. Close out the network at the proxy.",
  },
  "audit-chain": {
    means:
      "A line of the security log or of somebody's receipts was changed, removed or put in after the fact.",
    look: "npm run verify-chain: it names the chain and the first place that does not fit. Who could write to the database then?",
    press:
      "Keep the database as it is: make a copy first. Change every password of the database, and compare with the last backup before you serve anybody again.",
  },
  "error-rate": {
    means:
      "Of at least twenty requests in five minutes, 5 % or more failed by our fault; from 25 % on it is danger.",
    look: "The log: route-failed and request-failed, most often one path. Status: is the database slow? Did a new version start just now?",
    press: "Start the version before again, where it began with a new one. Else mend what the log names.",
  },
  certificate: {
    means:
      "The certificate of our pages ends within 14 days; within 3 it is danger. After that no browser opens them.",
    look: "Whatever renews it before us: its log, its address, port 80 from outside, and the name's records.",
    press: "Have it renewed by hand, and reload the proxy. The alert ends by itself within an hour.",
  },
  disk: {
    means:
      "Less than 10 % of the disk that our files are on is free; less than 3 % is danger. A full one stops the database.",
    look: "du on AXISOR_DATA_DIR and the folder of the logs: what grew? Are old backups and logs removed?",
    press:
      "Remove old logs and backups, or give it a larger disk. Never remove files of the database by hand.",
  },
  "dead-letters": {
    means:
      "Something could not be told on a channel for an hour and was given up there. Other channels had it.",
    look: "The log: job-dead; the delivery log of whom it was for has the receiver's last words. One receiver, or all of a channel?",
    press:
      "One receiver: nothing, its owner sees it in the delivery log. All of a channel: mend its settings (SMTP_URL, TELEGRAM_BOT_TOKEN, VAPID keys) and send a test.",
  },
  "component-down": {
    means:
      "The part that is named does not answer, or only in part. What it does for the others is on Status.",
    look: "Status, with its detail and since when. Then that part's own log: the database's, Redis', the worker's.",
    press:
      "Start that part again. Missing migrations come with the next start of a new version; do not run an older one beside it.",
  },
  "canary-late": {
    means:
      "The automation that proves protection on the paper exchange has not made it from price to effect for three minutes. Others may not either.",
    look: "Status: which part fails besides? The log: lines that begin with canary name the step it got to. Is the paper exchange running?",
    press:
      "Mend what fails on Status first, then start the worker again. Until it is proven, treat guards as not acting.",
  },
};

const PT: Runbooks = {
  "no-tick": {
    means:
      "Nenhum preço desta rede foi lido há 30 segundos; nenhum guardião, saída ou entrada nela pode disparar. Os stops que estão na corretora continuam valendo.",
    look: "Status: o worker está vivo e a corretora responde? O registro do worker: stream-down, tick-failed, tick-without-clock. A página de status da corretora.",
    press:
      "Inicie o worker de novo (npm run worker, ou o serviço que o executa). Onde ele não puder rodar, agende uma chamada a /api/cron/margin-monitor a cada minuto.",
  },
  "blind-accounts": {
    means: "Estas contas não puderam ser lidas por um tempo; nada as guarda. A partir de dez, é perigo.",
    look: "É uma rede ou são todas? Então é a corretora. Uma conta ou poucas? Então são as chaves: recusadas, retiradas ou sem uma permissão. O registro nomeia cada uma como account-blind.",
    press:
      "Nada, se for a corretora: a leitura continua sozinha. Se for uma chave, o dono foi avisado e a troca em Chaves.",
  },
  "intents-ambiguous": {
    means: "Algo foi enviado à corretora e ninguém sabe se foi feito. Nunca é reenviado às cegas.",
    look: "Atividade da conta: o recibo diz desconhecido. O registro: intent-outcome-unknown com o id. Compare margem e posições na corretora.",
    press:
      "Mande consultar de novo: chame /api/cron/reconcile com CRON_SECRET. O que seguir desconhecido após uma hora, resolva com o trader pelo que a corretora mostra.",
  },
  "intents-open": {
    means:
      "Algo foi planejado ou enviado e não foi resolvido a tempo. Quase sempre um worker morreu no caminho.",
    look: "Status: há um worker vivo? O registro: account-work-failed, e reconcile-failed com o porquê. O disjuntor da rede está aberto?",
    press:
      "Inicie o worker de novo; ele resolve primeiro o que encontra aberto. Sem worker, chame /api/cron/reconcile com CRON_SECRET.",
  },
  "breaker-open": {
    means:
      "A corretora falhou tantas vezes que só sai uma sonda de vez em quando. A proteção espera por ela.",
    look: "A página de status da corretora, depois o registro: account-unreadable e market-unreadable com o porquê. stamp-refused ou clock-apart aponta para o nosso relógio, não para a corretora.",
    press:
      "Nada, se a corretora caiu: a sonda fecha o disjuntor. Se o nosso relógio está errado, acerte-o; se o nosso endereço é recusado, fale com a corretora.",
  },
  "queue-age": {
    means: "Algo que deveria ser avisado espera há mais de um minuto; a partir de cinco, é perigo.",
    look: "Status: banco de dados e fila. O registro: queue-failed, job-failed, e delivery-failed com o canal. Há algum processo com papel de worker vivo?",
    press:
      "Inicie o worker de novo. Sem ele, chame /api/cron/notify com CRON_SECRET a cada minuto. Se um canal trava, corrija a configuração dele.",
  },
  "key-age": {
    means:
      "A chave que sela o que os traders confiaram tem 80 dias ou mais. A partir de 90, nada novo é selado com ela.",
    look: "npm run rotate-keys -- --help, e se o chaveiro é um arquivo nosso ou vem em VAULT_KEYRING.",
    press:
      "npm run rotate-keys. Se o chaveiro vem de uma configuração, acrescente antes uma chave nela e reinicie os processos. --drill faz um ensaio.",
  },
  "security-risk": {
    means: "O acesso ou o ato de alguém foi julgado com risco acima de 0,8 na última hora.",
    look: "Operador, risco 0,8 ou mais: quem, de que rede, e o que havia de estranho. É uma conta ou várias de uma rede?",
    press:
      "Pergunte ao dono da conta por outro caminho. Se não foi ele: ele encerra todas as sessões em Segurança e apaga as chaves na corretora. Bloqueie a rede no proxy.",
  },
  "audit-chain": {
    means:
      "Uma linha do registro de segurança ou dos recibos de alguém foi mudada, removida ou posta depois do fato.",
    look: "npm run verify-chain: nomeia a cadeia e o primeiro lugar que não encaixa. Quem podia escrever no banco então?",
    press:
      "Mantenha o banco como está: faça antes uma cópia. Troque todas as senhas do banco e compare com o último backup antes de atender alguém de novo.",
  },
  "error-rate": {
    means:
      "De pelo menos vinte pedidos em cinco minutos, 5 % ou mais falharam por culpa nossa; a partir de 25 %, é perigo.",
    look: "O registro: route-failed e request-failed, quase sempre um caminho só. Status: o banco está lento? Uma versão nova acabou de começar?",
    press: "Volte à versão anterior, se começou com uma nova. Senão, corrija o que o registro nomeia.",
  },
  certificate: {
    means:
      "O certificado das nossas páginas acaba em até 14 dias; em até 3, é perigo. Depois disso nenhum navegador as abre.",
    look: "Quem o renova à nossa frente: o registro, o endereço, a porta 80 vista de fora, e os registros do nome.",
    press: "Renove-o à mão e recarregue o proxy. O alerta passa sozinho em até uma hora.",
  },
  disk: {
    means:
      "Menos de 10 % do disco dos nossos arquivos está livre; menos de 3 % é perigo. Cheio, ele para o banco de dados.",
    look: "du em AXISOR_DATA_DIR e na pasta dos registros: o que cresceu? Backups e registros velhos são removidos?",
    press:
      "Remova registros e backups velhos, ou dê a ele um disco maior. Nunca remova arquivos do banco à mão.",
  },
  "dead-letters": {
    means:
      "Algo não pôde ser avisado por um canal durante uma hora e foi abandonado nele. Outros canais o receberam.",
    look: "O registro: job-dead; o registro de envios de quem o receberia tem as últimas palavras do receptor. Um receptor, ou todos de um canal?",
    press:
      "Um receptor: nada, o dono o vê no registro de envios. Todos de um canal: corrija a configuração (SMTP_URL, TELEGRAM_BOT_TOKEN, chaves VAPID) e envie um teste.",
  },
  "component-down": {
    means: "A parte nomeada não responde, ou só em parte. O que ela faz pelas outras está em Status.",
    look: "Status, com o detalhe e desde quando. Depois o registro dessa parte: do banco, do Redis, do worker.",
    press:
      "Inicie essa parte de novo. Migrações que faltam vêm com o próximo início de uma versão nova; não rode uma mais velha ao lado.",
  },
  "canary-late": {
    means:
      "A automação que prova a proteção na corretora de papel não chegou do preço ao efeito há três minutos. Outras talvez também não cheguem.",
    look: "Status: que outra parte falha? O registro: as linhas que começam com canary nomeiam a etapa a que chegou. A corretora de papel está rodando?",
    press:
      "Corrija antes o que falha em Status, depois inicie o worker de novo. Até ser provada, conte que os guardiões não agem.",
  },
};

/** For each rule of the operator's watch; the same as `docs/runbooks` has, which are there when no page is. */
export const RUNBOOKS = inBoth({ en: EN, "pt-BR": PT });
