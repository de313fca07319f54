import { inBoth } from "../language/in-both.ts";
import type { AlertRule } from "../notifications/notification-facts.ts";

/** What to know of an alert at three in the morning: what it means, what to look at, and what to press. */
export type Runbook = { readonly means: string; readonly look: string; readonly press: string };

type Runbooks = Readonly<Record<AlertRule, Runbook>>;

const EN: Runbooks = {
  "no-tick": {
    means:
      "Nobody looked at a market that traders are on for more than 30 seconds. While that lasts no guard, stop or alert of ours on it acts.",
    look: "Status: do the watch over prices and the database work? The worker's log for tick-failed, market-unreadable and price-implausible. Whether the breaker is open too: then the exchange is the cause.",
    press:
      "Start the worker, or start it again: npm run worker. On a host without one call /api/cron/margin-monitor with CRON_SECRET. If it stays, tell the traders.",
  },
  "blind-accounts": {
    means:
      "Accounts whose positions could not be read any more, so nothing guards them. Ten are danger, because then it is hardly the keys.",
    look: "Status: if LN Markets does not work, all are blind for one reason. The log for key-lacking, key-validation-failed and live-look-failed.",
    press:
      "Nothing, if the exchange is away. If a few are blind, their owners replace their keys; each was told already. If all are and the exchange answers, start the worker again.",
  },
  "intents-ambiguous": {
    means:
      "Something was sent to the exchange within the last day and nobody can tell whether it was done. Its sats stay counted as spent, and the guard behind it rests.",
    look: "The log for intent-superseded and position-unaccounted. Whether many came at one moment, and whether the clock of this machine is right.",
    press:
      "Nothing is sent again by hand. Each trader sees it on the receipt and can resume the guard, which else goes on by itself.",
  },
  "intents-open": {
    means:
      "An intent should have been settled by now: whoever held it is gone and nobody took it over. Above five minutes it is danger.",
    look: "Status: does a worker live? The log for reconcile-failed. Whether the exchange answers at all.",
    press:
      "Start a worker: npm run worker. On a host without one call /api/cron/reconcile with CRON_SECRET. Never change its row by hand.",
  },
  "breaker-open": {
    means:
      "Calls to LN Markets failed so often that none leaves any more but a probe. Nothing can be guarded on that network meanwhile.",
    look: "LN Markets' own status, and whether its page opens from this machine. The log for stream-down, tick-failed and market-unreadable.",
    press:
      "Nothing here, if the exchange is down: the breaker closes by the first probe that is answered. If only this machine cannot reach it, mend its network or its proxy.",
  },
  "queue-age": {
    means:
      "The oldest message that may be told now has waited for more than a minute, or five. What has waited is not lost.",
    look: "Status: does the queue answer, and does a worker live? The log for queue-failed, delivery-failed and letter-failed.",
    press:
      "Start a worker: npm run worker. On a host without one call /api/cron/notify with CRON_SECRET. If one channel hangs, see that its server is reached from here.",
  },
  "key-age": {
    means:
      "The key that seals stored secrets is past 80 days, or 90. Where the keyring is ours to write, its follower takes over within the hour of day 90, and this ends. Where it is not, a key is asked for from day 80.",
    look: "The log for vault-key-missing, vault-key-waits, vault-key-disputed and vault-keyrings-differ. Whether VAULT_KEYRING_IS_OURS is true and the file can be written.",
    press:
      "npm run rotate-keys does now what is due and says what it waits for. If it asks for a key, add one to the keyring of every process that opens secrets.",
  },
  "security-risk": {
    means:
      "Something happened to an account within the hour that hardly its owner did. The account was held or its owner told already.",
    look: "Security events, newest first, with what was odd. An opened honeytoken or a burst of openings is not about one account: somebody opened stored keys.",
    press:
      "One account: reach its owner by a way you know. A honeytoken or a burst: stop the workers, then npm run rotate-keys -- --emergency, and have every trader replace their key.",
  },
  "audit-chain": {
    means:
      "An event of the security log is missing, was changed, or stands elsewhere than it did. Somebody wrote to the database past the product, or an older backup was put back.",
    look: "npm run verify-chain names the first event that is wrong. Who could write to the database at that time, and whether a backup was put back.",
    press:
      "Keep a copy of the database before anything else is done. If no restored backup explains it, change the database's password and run npm run rotate-keys -- --emergency.",
  },
  "error-rate": {
    means:
      "Of at least 20 requests of the last five minutes, 5 % or more failed by our fault; from 25 % on it is danger.",
    look: "The log for request-failed, route-failed and page-failed. Status: which part does not answer? Whether a new version was started just before.",
    press:
      "Mend the part that does not answer. If a new version brought it, start the one before: migrations only add, so it runs on the newer database.",
  },
  certificate: {
    means:
      "The certificate of the address in NEXTAUTH_URL ends within 14 days, or three. After that no page opens.",
    look: "Its dates from outside. Why it was not renewed: the log of whatever renews it, a changed DNS record, a closed port 80.",
    press:
      "Renew it where it is kept: the proxy before Axisor, or the host. Axisor needs no start; it looks again by itself.",
  },
  disk: {
    means:
      "Of the disk that keeps AXISOR_DATA_DIR less than 10 % is free, or 3 %. A database without room stops writing, and then nothing is guarded.",
    look: "What grew there: the embedded database, its log, and what lies beside it. The log for maintenance says what was removed by the hour.",
    press:
      "Remove old logs and backups first, never files of the database by hand. Or put AXISOR_DATA_DIR on a larger disk.",
  },
  "dead-letters": {
    means:
      "Messages were tried for an hour and did not arrive. Their traders were told on their other channels, if they have any.",
    look: "The log for job-dead, and the log for delivery-failed and letter-failed: what the receiver said. Many of one channel, or few of many?",
    press:
      "Mend the channel's settings and start web and worker again. Nothing is sent a second time by hand; the trader finds it under Notifications.",
  },
  "component-down": {
    means: "A part was asked and did not answer, or answered in more than a second. The subject names it.",
    look: "Status: which, why, and since when. Can this machine reach the database and Redis? Is the code newer than the database?",
    press:
      "queue: start the worker again. migrations: npm run migrate. web: start it again. npm start does all three, the database first. vault: put the keyring back, then npm run rotate-keys.",
  },
  "canary-late": {
    means:
      "An automation on the paper exchange has not come from price to effect for three minutes: a guard of a trader may not come through either.",
    look: "What else stands here: a missing tick, open intents and an open breaker come before it. The worker's log for canary-unproven, tick-failed and reconcile-failed.",
    press:
      "Start the worker again: the next proof comes within a minute or two. If the paper exchange of npm start is what is away, all ends with it, and npm start brings all back.",
  },
};

const PT: Runbooks = {
  "no-tick": {
    means:
      "Ninguém olhou há mais de 30 segundos para um mercado em que há traders. Enquanto isso, nenhum guardião, stop ou alerta nosso nele age.",
    look: "Status: a vigia dos preços e o banco de dados funcionam? O registro do worker: tick-failed, market-unreadable e price-implausible. Se o disjuntor também está aberto, a causa é a corretora.",
    press:
      "Inicie o worker, ou inicie-o de novo: npm run worker. Num host sem worker, chame /api/cron/margin-monitor com CRON_SECRET. Se continuar, avise os traders.",
  },
  "blind-accounts": {
    means:
      "Há contas cujas posições não puderam mais ser lidas; nada as guarda. Dez são perigo, porque então dificilmente são as chaves.",
    look: "Status: se a LN Markets não funciona, todas estão sem visão por um só motivo. O registro: key-lacking, key-validation-failed e live-look-failed.",
    press:
      "Nada, se a corretora está fora. Se são poucas, os donos trocam as chaves; cada um já foi avisado. Se são todas e a corretora responde, inicie o worker de novo.",
  },
  "intents-ambiguous": {
    means:
      "Algo foi enviado à corretora no último dia e ninguém sabe dizer se foi feito. Os sats seguem contados como gastos, e o guardião por trás descansa.",
    look: "O registro: intent-superseded e position-unaccounted. Se muitos vieram no mesmo momento, e se o relógio desta máquina está certo.",
    press:
      "Nada é reenviado à mão. Cada trader o vê no recibo e pode retomar o guardião, que senão continua sozinho.",
  },
  "intents-open": {
    means:
      "Um intent já deveria estar resolvido: quem o tinha se foi e ninguém o assumiu. Acima de cinco minutos, é perigo.",
    look: "Status: há um worker vivo? O registro: reconcile-failed. Se a corretora responde.",
    press:
      "Inicie um worker: npm run worker. Num host sem worker, chame /api/cron/reconcile com CRON_SECRET. Nunca mude a linha dele à mão.",
  },
  "breaker-open": {
    means:
      "Chamadas à LN Markets falharam tantas vezes que só sai uma sonda. Enquanto isso, nada pode ser guardado nessa rede.",
    look: "O status da própria LN Markets, e se a página dela abre desta máquina. O registro: stream-down, tick-failed e market-unreadable.",
    press:
      "Nada aqui, se a corretora caiu: o disjuntor fecha com a primeira sonda respondida. Se só esta máquina não a alcança, corrija a rede ou o proxy.",
  },
  "queue-age": {
    means:
      "A mensagem mais velha que já pode ser dita espera há mais de um minuto, ou cinco. O que esperou não se perdeu.",
    look: "Status: a fila responde, e há um worker vivo? O registro: queue-failed, delivery-failed e letter-failed.",
    press:
      "Inicie um worker: npm run worker. Num host sem worker, chame /api/cron/notify com CRON_SECRET. Se um canal trava, veja se o servidor dele é alcançado daqui.",
  },
  "key-age": {
    means:
      "A chave que sela os segredos passou de 80 dias, ou 90. Onde o chaveiro é nosso, a sucessora assume na hora do dia 90 e isto acaba. Onde não é, uma chave é pedida desde o dia 80.",
    look: "O registro: vault-key-missing, vault-key-waits, vault-key-disputed e vault-keyrings-differ. Se VAULT_KEYRING_IS_OURS é true e o arquivo pode ser escrito.",
    press:
      "npm run rotate-keys faz agora o que é devido e diz o que espera. Se pedir uma chave, acrescente uma ao chaveiro de cada processo que abre segredos.",
  },
  "security-risk": {
    means:
      "Na última hora aconteceu com uma conta algo que o dono dificilmente fez. A conta foi retida ou o dono já foi avisado.",
    look: "Eventos de segurança, do mais novo, com o que havia de estranho. Um honeytoken aberto ou uma rajada de aberturas não é sobre uma conta: alguém abriu chaves guardadas.",
    press:
      "Uma conta: fale com o dono por um caminho conhecido. Honeytoken ou rajada: pare os workers, depois npm run rotate-keys -- --emergency, e peça a cada trader que troque a chave.",
  },
  "audit-chain": {
    means:
      "Um evento do registro de segurança falta, foi mudado ou está em outro lugar. Alguém escreveu no banco por fora do produto, ou um backup mais velho foi posto de volta.",
    look: "npm run verify-chain nomeia o primeiro evento errado. Quem podia escrever no banco então, e se um backup foi posto de volta.",
    press:
      "Guarde uma cópia do banco antes de qualquer outra coisa. Se nenhum backup o explica, troque a senha do banco e rode npm run rotate-keys -- --emergency.",
  },
  "error-rate": {
    means:
      "De pelo menos 20 pedidos dos últimos cinco minutos, 5 % ou mais falharam por culpa nossa; a partir de 25 %, é perigo.",
    look: "O registro: request-failed, route-failed e page-failed. Status: que parte não responde? Se uma versão nova acabou de começar.",
    press:
      "Corrija a parte que não responde. Se uma versão nova o trouxe, inicie a anterior: migrações só acrescentam, e ela roda no banco mais novo.",
  },
  certificate: {
    means:
      "O certificado do endereço em NEXTAUTH_URL acaba em até 14 dias, ou três. Depois disso nenhuma página abre.",
    look: "As datas dele vistas de fora. Por que não foi renovado: o registro de quem o renova, um DNS mudado, a porta 80 fechada.",
    press:
      "Renove-o onde ele fica: o proxy antes da Axisor, ou o host. A Axisor não precisa reiniciar; ela olha de novo sozinha.",
  },
  disk: {
    means:
      "Do disco de AXISOR_DATA_DIR, menos de 10 % está livre, ou 3 %. Um banco de dados sem espaço para de escrever, e então nada é guardado.",
    look: "O que cresceu ali: o banco embutido, o registro dele, e o que está ao lado. No registro, maintenance diz o que foi removido por hora.",
    press:
      "Remova primeiro registros e backups velhos, nunca arquivos do banco à mão. Ou ponha AXISOR_DATA_DIR num disco maior.",
  },
  "dead-letters": {
    means:
      "Mensagens foram tentadas por uma hora e não chegaram. Os traders foram avisados nos outros canais, se têm algum.",
    look: "O registro: job-dead, delivery-failed e letter-failed; os dois últimos com o que o receptor disse. Muitas de um canal, ou poucas de vários?",
    press:
      "Corrija a configuração do canal e reinicie páginas e worker. Nada é reenviado à mão; o trader encontra tudo em Notificações.",
  },
  "component-down": {
    means: "Uma parte foi consultada e não respondeu, ou demorou mais de um segundo. O assunto diz qual.",
    look: "Status: qual, por quê e desde quando. Esta máquina alcança o banco e o Redis? O código é mais novo que o banco?",
    press:
      "queue: reinicie o worker. migrations: npm run migrate. web: reinicie as páginas. npm start faz os três, primeiro o banco. vault: devolva o chaveiro, depois npm run rotate-keys.",
  },
  "canary-late": {
    means:
      "Uma automação na corretora de papel não chega do preço ao efeito há três minutos: o guardião de um trader talvez também não chegue.",
    look: "O que mais está de pé aqui: um tick que falta, intents abertos e um disjuntor aberto vêm antes. O registro do worker: canary-unproven, tick-failed e reconcile-failed.",
    press:
      "Inicie o worker de novo: a próxima prova vem em um minuto ou dois. Se é a corretora de papel do npm start que está fora, tudo para com ela, e npm start traz tudo de volta.",
  },
};

/** For each rule of the operator's watch, in short, what its file under `docs/runbooks` says, which is there when no page is. */
export const RUNBOOKS = inBoth({ en: EN, "pt-BR": PT });
