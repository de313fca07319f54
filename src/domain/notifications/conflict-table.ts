import { inBoth } from "../language/in-both.ts";
import type { Side } from "../position/side.ts";

/** What conflicts say; `one` is the first rule as a sentence begins, `other` the second within one. */
export const CONFLICT_WORDS = inBoth({
  en: {
    guard: {
      own: "the guard on this position",
      numbered: (place: number) => `the guard on other position ${place}`,
      on: (side: Side, quantity: string) => `the guard on ${side} ${quantity}`,
    },
    guardStep: (place: number) => `step ${place} of the guard`,
    crossStep: (place: number) => `step ${place} of the guard on the cross position`,
    entry: (place: number) => `entry ${place}`,
    alert: (place: number) => `alert ${place}`,
    rules: {
      "cross-guard": "the guard on the cross position",
      "cross-order": "an order that waits at LN Markets",
      "cross-reduce-cap": "the most it may close at once",
      "cross-add-cap": "the most it may add at once",
      "action-cap": "the most it may add at once",
      "stop-loss": "the stop loss",
      "trailing-stop": "the trailing stop",
      "break-even-stop": "the break-even stop",
      "take-profit": "the take profit",
      backstop: "the backstop",
      "stop-by-hand": "the stop you set at LN Markets",
      "profit-by-hand": "the take profit you set at LN Markets",
      breaker: "the drawdown breaker",
      liquidation: "liquidation",
      fees: "fees and funding",
    },
    stopBeyond: (one: string, stop: string, other: string, liquidation: string) =>
      `${one} at ${stop} never fires, because ${other} at ${liquidation} comes first: move it nearer to the market, or add margin.`,
    neverActs: (one: string, waitsFor: string, other: string, closesAt: string) =>
      `${one} waits for ${waitsFor} and never acts, because ${other} closes the position at ${closesAt} already: move one of them, or take the first away.`,
    breakerFirst: (one: string, waitsFor: string, other: string, closesAt: string) =>
      `${one} waits for ${waitsFor}, but ${other} closes every position at ${closesAt} already: let the breaker trip at a larger drop, or the guard act earlier.`,
    feesMove: (one: string, net: string, other: string, breakEven: string) =>
      `${one} leaves ${net} once ${other} are paid: move it to ${breakEven} or beyond.`,
    feesClose: (one: string, net: string, other: string) =>
      `${one} leaves ${net} once ${other} are paid: close the position instead.`,
    wrongSides: (
      one: string,
      stop: string,
      other: string,
      { profit, last }: { readonly profit: string; readonly last: string },
    ) =>
      `${one} at ${stop} and ${other} at ${profit} must have the market, now ${last}, between them: move the one it has passed.`,
    bothAct: (one: string, other: string) =>
      `${one} and ${other} wait for the same and both act on it: take one of them away.`,
    bothAre: (place: number, again: number, rule: string) =>
      `Rules ${place} and ${again} both are ${rule.replace("the ", "a ")}, and a position has one: take one of them away.`,
    oneStands: (one: string, other: string) =>
      `${one} and ${other} share one place at the exchange, where only one of them can stand: take the other one away.`,
    oneStandsAt: (one: string, other: string, level: string) =>
      `${one} and ${other} share one place at the exchange, where only the one at ${level} can stand: take the other one away.`,
    sameSats: (one: string, own: string, other: string, { theirs, free }: { theirs: string; free: string }) =>
      `${one} needs ${own} and ${other}, with any more like it, ${theirs}, but only ${free} are free: deposit more, or lower a cap or a target.`,
    sameSatsBy: (
      one: string,
      own: string,
      other: string,
      { at, theirs, free }: { at: string; theirs: string; free: string },
    ) =>
      `${one} needs ${own} by ${at} and ${other}, with any more like it, ${theirs}, but only ${free} are free: deposit more, or lower a cap or a target.`,
    takesReserve: (
      one: string,
      worst: string,
      other: string,
      { free, reserved }: { free: string; reserved: string },
    ) =>
      `${one} may take ${worst} of the ${free} that are free, of which guards, most of all ${other}, count on ${reserved}: make the entry smaller, lower a cap, or deposit more.`,
    actsAgain: (one: string, times: string, fix: string) =>
      `${one} acts ${times} times or more in one move, where once should do: ${fix}.`,
    actsAgainFrom: (one: string, times: string, fix: string, at: string) =>
      `${one} acts ${times} times or more in one move from ${at} on, where once should do: ${fix}.`,
    cutsShort: (other: string) => `${other} cuts each short: raise that, or bring the target nearer`,
    farther: "set its target farther from its trigger",
    undoesStop: (one: string, other: string, level: string) =>
      `${one} and ${other} take each other's stop away at ${level}: take one of them away.`,
    blocksSlot: (one: string, other: string, level: string) =>
      `${one} asks for a stop at ${level}, but ${other} stands in its place and cannot be replaced: only Axisor would close there, and nobody if it is away. Take one of them away, or let the trailing stop begin later.`,
    addedInVain: (
      one: string,
      added: string,
      other: string,
      { closedAt, liquidation }: { closedAt: string; liquidation: string },
    ) =>
      `${one} adds ${added}, and then ${other} closes the position at ${closedAt}, before the old liquidation of ${liquidation} was reached: let the guard act later, or set ${other} beyond where it does.`,
    profitLost: (
      one: string,
      closedAt: string,
      other: string,
      { best, net, fix }: { best: string; net: string; fix: string },
    ) => `${one} closes at ${closedAt} after ${best} was reached, which with ${other} leaves ${net}: ${fix}.`,
    beginLater: "begin it later, or keep it nearer to the market",
    takeOneAway: "take one of them away",
    reopens: (
      one: string,
      closedAt: string,
      other: string,
      { openedAt, lost }: { openedAt: string; lost: string },
    ) =>
      `${one} closes the position at ${closedAt} and ${other} opens it again at ${openedAt} in the same move, which costs ${lost} more than keeping it: move one of them away from the other.`,
    orderAdds: (one: string, waitsFor: string, adds: string, liquidation: string) =>
      `${one} waits for ${waitsFor}, but ${adds} before that: liquidation is then at ${liquidation}, so the guard acts sooner, and its target takes more. Count that into its limits, or take the order back.`,
    addsOne: (other: string, quantity: string, fillsAt: string) => `${other} adds ${quantity} at ${fillsAt}`,
    addsMany: (orders: string, quantity: string, fillsAt: string) =>
      `${orders} orders that wait at LN Markets add ${quantity} from ${fillsAt} on`,
  },
  "pt-BR": {
    guard: {
      own: "o guardião nesta posição",
      numbered: (place) => `o guardião na outra posição ${place}`,
      on: (side, quantity) => `o guardião na posição ${side} de ${quantity}`,
    },
    guardStep: (place) => `o degrau ${place} do guardião`,
    crossStep: (place) => `o degrau ${place} do guardião na posição cross`,
    entry: (place) => `a entrada ${place}`,
    alert: (place) => `o alerta ${place}`,
    rules: {
      "cross-guard": "o guardião na posição cross",
      "cross-order": "uma ordem que espera na LN Markets",
      "cross-reduce-cap": "o máximo que ele pode fechar de uma vez",
      "cross-add-cap": "o máximo que ele pode adicionar de uma vez",
      "action-cap": "o máximo que ele pode adicionar de uma vez",
      "stop-loss": "o stop loss",
      "trailing-stop": "o stop móvel",
      "break-even-stop": "o stop no zero a zero",
      "take-profit": "o take profit",
      backstop: "o stop de segurança",
      "stop-by-hand": "o stop que você definiu na LN Markets",
      "profit-by-hand": "o take profit que você definiu na LN Markets",
      breaker: "o disjuntor de perdas",
      liquidation: "a liquidação",
      fees: "taxas e funding",
    },
    stopBeyond: (one, stop, other, liquidation) =>
      `${one} em ${stop} nunca dispara, porque ${other} em ${liquidation} vem antes: aproxime-o do mercado, ou adicione margem.`,
    neverActs: (one, waitsFor, other, closesAt) =>
      `${one} espera por ${waitsFor} e nunca age, porque ${other} já fecha a posição em ${closesAt}: mova um dos dois, ou retire o primeiro.`,
    breakerFirst: (one, waitsFor, other, closesAt) =>
      `${one} espera por ${waitsFor}, mas ${other} já fecha todas as posições em ${closesAt}: deixe o disjuntor disparar numa queda maior, ou o guardião agir antes.`,
    feesMove: (one, net, other, breakEven) =>
      `${one} deixa ${net} depois de pagos ${other}: mova-o para ${breakEven} ou além.`,
    feesClose: (one, net, other) =>
      `${one} deixa ${net} depois de pagos ${other}: em vez disso, feche a posição.`,
    wrongSides: (one, stop, other, { profit, last }) =>
      `${one} em ${stop} e ${other} em ${profit} devem ter o mercado, agora em ${last}, entre eles: mova aquele pelo qual ele passou.`,
    bothAct: (one, other) => `${one} e ${other} esperam pelo mesmo e ambos agem: retire um dos dois.`,
    bothAre: (place, again, rule) =>
      `As regras ${place} e ${again} são ambas ${rule.replace(/^o /u, "um ")}, e uma posição tem um só: retire uma delas.`,
    oneStands: (one, other) =>
      `${one} e ${other} dividem um só lugar na corretora, em que apenas um dos dois cabe: retire o outro.`,
    oneStandsAt: (one, other, level) =>
      `${one} e ${other} dividem um só lugar na corretora, em que apenas o de ${level} cabe: retire o outro.`,
    sameSats: (one, own, other, { theirs, free }) =>
      `${one} precisa de ${own} e ${other}, com os demais iguais a ele, de ${theirs}, mas há só ${free} livres: deposite mais, ou baixe um limite ou um alvo.`,
    sameSatsBy: (one, own, other, { at, theirs, free }) =>
      `${one} precisa de ${own} até ${at} e ${other}, com os demais iguais a ele, de ${theirs}, mas há só ${free} livres: deposite mais, ou baixe um limite ou um alvo.`,
    takesReserve: (one, worst, other, { free, reserved }) =>
      `${one} pode levar ${worst} dos ${free} que estão livres, dos quais os guardiões, sobretudo ${other}, contam com ${reserved}: diminua a entrada, baixe um limite, ou deposite mais.`,
    actsAgain: (one, times, fix) =>
      `${one} age ${times} vezes ou mais num só movimento, em que uma deveria bastar: ${fix}.`,
    actsAgainFrom: (one, times, fix, at) =>
      `${one} age ${times} vezes ou mais num só movimento a partir de ${at}, em que uma deveria bastar: ${fix}.`,
    cutsShort: (other) => `${other} encurta cada uma: aumente isso, ou aproxime o alvo`,
    farther: "afaste o alvo do gatilho",
    undoesStop: (one, other, level) =>
      `${one} e ${other} tiram o stop um do outro em ${level}: retire um dos dois.`,
    blocksSlot: (one, other, level) =>
      `${one} pede um stop em ${level}, mas ${other} está no lugar dele e não pode ser substituído: só a Axisor fecharia ali, e ninguém se ela estiver fora. Retire um dos dois, ou deixe o stop móvel começar mais tarde.`,
    addedInVain: (one, added, other, { closedAt, liquidation }) =>
      `${one} adiciona ${added}, e depois ${other} fecha a posição em ${closedAt}, antes de alcançada a antiga liquidação em ${liquidation}: deixe o guardião agir mais tarde, ou ponha ${other} além de onde ele age.`,
    profitLost: (one, closedAt, other, { best, net, fix }) =>
      `${one} fecha em ${closedAt} depois de alcançado ${best}, o que com ${other} deixa ${net}: ${fix}.`,
    beginLater: "comece mais tarde, ou mantenha-o mais perto do mercado",
    takeOneAway: "retire um dos dois",
    reopens: (one, closedAt, other, { openedAt, lost }) =>
      `${one} fecha a posição em ${closedAt} e ${other} a abre de novo em ${openedAt} no mesmo movimento, o que custa ${lost} a mais do que mantê-la: afaste um do outro.`,
    orderAdds: (one, waitsFor, adds, liquidation) =>
      `${one} espera por ${waitsFor}, mas antes disso ${adds}: a liquidação fica então em ${liquidation}, o guardião age mais cedo, e o alvo dele consome mais. Conte com isso nos limites, ou cancele a ordem.`,
    addsOne: (other, quantity, fillsAt) => `${other} adiciona ${quantity} em ${fillsAt}`,
    addsMany: (orders, quantity, fillsAt) =>
      `${orders} ordens que esperam na LN Markets adicionam ${quantity} a partir de ${fillsAt}`,
  },
});
