import { inBoth } from "../../language/in-both.ts";
import type { Locale } from "../../language/locale.ts";
import type { Side } from "../../position/side.ts";
import type { PriceHalfUsd, Sats, Usd } from "../../units.ts";
import { figures } from "../figures.ts";
import { ageWords } from "./age-words.ts";
import { positionName } from "./position-words.ts";
import { pressData } from "./press.ts";
import { plain, type Reply } from "./reply.ts";

/** What closing would be on one network, whose sats are not those of another. Ages in milliseconds; null for never. */
export type FlattenLook = {
  readonly isSimulated: boolean;
  readonly closes: readonly {
    readonly side: Side;
    readonly quantity: Usd;
    readonly exit: PriceHalfUsd;
    readonly net: Sats;
  }[];
  readonly fee: Sats;
  readonly net: Sats;
  readonly priceAgeMs: number;
  readonly readAgeMs: number | null;
};

/** How far a throw of the switch has come. */
export type FlattenProgress = {
  readonly closed: number;
  /** Of those that are open: tried in vain, and to be tried again. */
  readonly failed: number;
  readonly open: number;
  /** Whether somebody still works on it; what is open is read afresh then. */
  readonly isUnderWay: boolean;
};

const WORDS = inBoth({
  en: {
    close: (name: string, exit: string, net: string) => `${name}, at about ${exit}: ${net}`,
    more: (count: number) => (count === 1 ? "And one more." : `And ${count} more.`),
    sum: (count: number, fee: string, net: string) =>
      `${count === 1 ? "One position" : `${count} positions`}, fees ${fee}, result ${net} after fees and funding.`,
    simulated: "Simulated prices.",
    ages: (price: string, read: string) => `By the last price, ${price} old, and positions read ${read} ago.`,
    agesUnread: (price: string) => `By the last price, ${price} old. The account has not been read yet.`,
    unpriced: (count: number) =>
      count === 1
        ? "One more position has no price now, and is closed too."
        : `${count} more positions have no price now, and are closed too.`,
    refused: (count: number) =>
      count === 1
        ? "One position stays, because the key of its account is refused. Close it at the exchange."
        : `${count} positions stay, because the key of their account is refused. Close them at the exchange.`,
    unread: "What is open could not be read. Whatever is found open is closed.",
    question: (seconds: number) =>
      `Close every isolated position at the market? Nothing but closing goes on then, guards included. The cross margin stays as it is. The button serves for ${seconds} seconds.`,
    yes: "Close everything",
    no: "Leave it",
    left: "Nothing was closed.",
    nothing:
      "No isolated position is open, so there is nothing to close. /freeze freezes entries. The cross margin stays as it is.",
    expired: "This question is too old or answered already. Send /flatten again.",
    thrown: "Everything is being closed. /flatten tells how far it is.",
    progress: (closed: number, all: number) => `Closed: ${closed} of ${all}.`,
    failing: (count: number) =>
      count === 1
        ? "One could not be closed and is tried again."
        : `${count} could not be closed and are tried again.`,
    reading: "What is open is being read.",
    done: "Nothing is left to close. The panic switch stands at Flatten. /unfreeze CODE lets everything go on.",
  },
  "pt-BR": {
    close: (name, exit, net) => `${name}, em torno de ${exit}: ${net}`,
    more: (count) => (count === 1 ? "E mais uma." : `E mais ${count}.`),
    sum: (count, fee, net) =>
      `${count === 1 ? "Uma posição" : `${count} posições`}, taxas de ${fee}, resultado ${net} depois de taxas e funding.`,
    simulated: "Preços simulados.",
    ages: (price, read) => `Pelo último preço, de ${price} atrás, e posições lidas há ${read}.`,
    agesUnread: (price) => `Pelo último preço, de ${price} atrás. A conta ainda não foi lida.`,
    unpriced: (count) =>
      count === 1
        ? "Mais uma posição está sem preço agora e também é fechada."
        : `Mais ${count} posições estão sem preço agora e também são fechadas.`,
    refused: (count) =>
      count === 1
        ? "Uma posição fica aberta, porque a chave da conta dela é recusada. Feche-a na corretora."
        : `${count} posições ficam abertas, porque a chave da conta delas é recusada. Feche-as na corretora.`,
    unread: "O que está aberto não pôde ser lido. O que for encontrado aberto é fechado.",
    question: (seconds) =>
      `Fechar toda posição isolada a mercado? Nada além de fechar continua, nem os guardiões. A margem cross fica como está. O botão vale por ${seconds} segundos.`,
    yes: "Fechar tudo",
    no: "Deixar como está",
    left: "Nada foi fechado.",
    nothing:
      "Nenhuma posição isolada está aberta, então não há nada para fechar. /freeze congela entradas. A margem cross fica como está.",
    expired: "Esta pergunta é antiga demais ou já foi respondida. Envie /flatten de novo.",
    thrown: "Tudo está sendo fechado. /flatten diz até onde foi.",
    progress: (closed, all) => `Fechadas: ${closed} de ${all}.`,
    failing: (count) =>
      count === 1
        ? "Uma não pôde ser fechada e é tentada de novo."
        : `${count} não puderam ser fechadas e são tentadas de novo.`,
    reading: "O que está aberto está sendo lido.",
    done: "Nada resta para fechar. O botão de pânico está em Zerar. /unfreeze CÓDIGO deixa tudo continuar.",
  },
});

/** More than a message holds are told by their number. */
const MOST = 15;

/** For how long the button serves, in milliseconds. */
export const FLATTEN_ASKED_MS = 60_000;

const lookWords = (locale: Locale, look: FlattenLook): string => {
  const f = figures(locale);
  const words = WORDS[locale];
  const shown = look.closes.slice(0, MOST);
  const more = look.closes.length - shown.length;
  const price = ageWords(look.priceAgeMs);
  return [
    ...shown.map((close) =>
      words.close(
        positionName(f, { ...close, isCross: false }),
        f.price(close.exit),
        f.satsSigned(close.net),
      ),
    ),
    ...(more === 0 ? [] : [words.more(more)]),
    words.sum(look.closes.length, f.sats(look.fee), f.satsSigned(look.net)),
    look.readAgeMs === null ? words.agesUnread(price) : words.ages(price, ageWords(look.readAgeMs)),
    ...(look.isSimulated ? [words.simulated] : []),
  ].join("\n");
};

/**
 * What would be closed, and the question whether it is to be. `unpriced`: how many are open on a network without a price;
 * `refused`: how many stay behind keys that are refused.
 */
export const flattenQuestion = (
  locale: Locale,
  {
    looks,
    unpriced,
    refused,
    isBlind,
    nonce,
  }: {
    readonly looks: readonly FlattenLook[];
    readonly unpriced: number;
    readonly refused: number;
    readonly isBlind: boolean;
    readonly nonce: string;
  },
): Reply => {
  const words = WORDS[locale];
  const { text } = plain(
    ...looks.map((look) => lookWords(locale, look)),
    unpriced === 0 ? "" : words.unpriced(unpriced),
    refused === 0 ? "" : words.refused(refused),
    isBlind ? words.unread : "",
    words.question(FLATTEN_ASKED_MS / 1_000),
  );
  const yes = { label: words.yes, data: pressData({ kind: "flatten", nonce }) };
  const no = { label: words.no, data: pressData({ kind: "leave", nonce }) };
  return { text, buttons: [[yes], [no]] };
};

/** Where all that is open lies behind keys that are refused: there is nothing to ask. */
export const flattenRefused = (locale: Locale, count: number): Reply => plain(WORDS[locale].refused(count));

/** The answers that hold no figure. */
export const flattenReply = (locale: Locale, what: "nothing" | "expired" | "left"): Reply =>
  plain(WORDS[locale][what]);

/** What became of a throw; `isFirst` right after it. */
export const flattenProgress = (
  locale: Locale,
  { closed, failed, open, isUnderWay }: FlattenProgress,
  isFirst: boolean,
): Reply => {
  const words = WORDS[locale];
  const all = closed + open;
  return plain(
    isFirst ? words.thrown : "",
    all === 0 ? "" : words.progress(closed, all),
    failed === 0 ? "" : words.failing(failed),
    isUnderWay ? (all === 0 ? words.reading : "") : words.done,
  );
};
