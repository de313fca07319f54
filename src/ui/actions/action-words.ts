import { inBoth } from "#domain/language/in-both.ts";
import type { Format } from "#ui/format/format.ts";
import type { HandAction } from "./hand-action.ts";

/** What the exchange does by each action and what it does not, said before it is ordered; and the button that orders it. */
export const ACTION_WORDS = inBoth({
  en: {
    limits: {
      "add-margin":
        "Exactly this amount moves. Only what a guard adds by itself carries up to 89 sats more, by which Axisor knows its own transfer. If it is liquidated later, these sats are lost too.",
      "cash-in":
        "Profit is taken first, then margin. Liquidation comes nearer. A stop that liquidation would reach first falls away.",
      "close-trade":
        "The whole position is closed. At the market: a fast price or a gap fills it at a worse price than shown.",
      "set-stop-loss":
        "It stands at LN Markets, without Axisor too. A gap may close the position at a worse price.",
      "set-trailing-stop":
        "LN Markets moves it, without Axisor too. A gap may close the position at a worse price.",
      "remove-stop-loss": "Nothing at LN Markets closes the position before liquidation then.",
      "set-take-profit": "It stands at LN Markets, without Axisor too.",
      "remove-take-profit": "Nothing at LN Markets takes the profit then.",
      "open-trade": "Nothing guards it until you set a guard, unless it is opened with a stop.",
      "cancel-trade": "Margin and reserve come back whole.",
      "cross-order": "All cross orders make one net position: an order against it reduces it, or turns it.",
      "cancel-cross-order": "The cross margin stays as it is.",
      "close-cross":
        "The margin stays in the cross account. At the market: a fast price or a gap fills it at a worse price than shown.",
      "deposit-cross":
        "Exactly this amount moves from your balance into the cross margin. If it is liquidated later, these sats are lost too.",
      "withdraw-cross": "It goes to your balance at LN Markets, not to a wallet. Liquidation comes nearer.",
      "set-cross-leverage":
        "It counts for the whole cross position. It decides how much of the margin is tied up; liquidation stays where it is.",
    },
    commit: {
      addMargin: (sats: string) => `Add ${sats}`,
      cashIn: (sats: string) => `Cash in ${sats}`,
      close: "Close the position",
      setStop: (price: string) => `Set the stop at ${price}`,
      trail: (distance: string) => `Let it trail by ${distance}`,
      removeStop: "Remove the stop",
      takeProfit: (price: string) => `Take profit at ${price}`,
      removeTakeProfit: "Remove the take profit",
      goAtMarket: (side: string) => `Go ${side} at the market`,
      goAt: (side: string, price: string) => `Go ${side} at ${price}`,
      takeBack: "Take it back",
      closeCross: "Close the cross position",
      deposit: (sats: string) => `Deposit ${sats}`,
      withdraw: (sats: string) => `Withdraw ${sats}`,
      leverage: (times: string) => `Set ${times}`,
    },
  },
  "pt-BR": {
    limits: {
      "add-margin":
        "Move-se exatamente esta quantia. Só o que um guardião adiciona sozinho leva até 89 sats a mais, pelos quais a Axisor reconhece a própria transferência. Se a posição for liquidada depois, estes sats também se perdem.",
      "cash-in":
        "O lucro é retirado primeiro, depois a margem. A liquidação fica mais perto. Um stop que a liquidação alcançaria antes deixa de existir.",
      "close-trade":
        "A posição inteira é fechada. A mercado: um preço rápido ou um gap executa a um preço pior do que o mostrado.",
      "set-stop-loss":
        "Ele fica na LN Markets, mesmo sem a Axisor. Um gap pode fechar a posição a um preço pior.",
      "set-trailing-stop":
        "A LN Markets o move, mesmo sem a Axisor. Um gap pode fechar a posição a um preço pior.",
      "remove-stop-loss": "Sem ele, nada na LN Markets fecha a posição antes da liquidação.",
      "set-take-profit": "Ele fica na LN Markets, mesmo sem a Axisor.",
      "remove-take-profit": "Sem ele, nada na LN Markets realiza o lucro.",
      "open-trade": "Nada a protege até você armar um guardião, a não ser que ela seja aberta com um stop.",
      "cancel-trade": "Margem e reserva voltam inteiras.",
      "cross-order":
        "Todas as ordens cross formam uma só posição líquida: uma ordem contra ela a reduz ou a inverte.",
      "cancel-cross-order": "A margem cross fica como está.",
      "close-cross":
        "A margem fica na conta cross. A mercado: um preço rápido ou um gap executa a um preço pior do que o mostrado.",
      "deposit-cross":
        "Move-se exatamente esta quantia do seu saldo para a margem cross. Se a posição for liquidada depois, estes sats também se perdem.",
      "withdraw-cross":
        "Vai para o seu saldo na LN Markets, não para uma carteira. A liquidação fica mais perto.",
      "set-cross-leverage":
        "Vale para toda a posição cross. Ela decide quanto da margem fica em uso; a liquidação fica onde está.",
    },
    commit: {
      addMargin: (sats) => `Adicionar ${sats}`,
      cashIn: (sats) => `Retirar ${sats}`,
      close: "Fechar a posição",
      setStop: (price) => `Definir o stop em ${price}`,
      trail: (distance) => `Deixar seguir a ${distance}`,
      removeStop: "Remover o stop",
      takeProfit: (price) => `Realizar lucro em ${price}`,
      removeTakeProfit: "Remover o take profit",
      goAtMarket: (side) => `Abrir ${side} a mercado`,
      goAt: (side, price) => `Abrir ${side} a ${price}`,
      takeBack: "Cancelar a ordem",
      closeCross: "Fechar a posição cross",
      deposit: (sats) => `Depositar ${sats}`,
      withdraw: (sats) => `Retirar ${sats}`,
      leverage: (times) => `Definir ${times}`,
    },
  },
});

/** What the button that orders it says: the deed with its figure. */
export const commitWords = (format: Format, action: HandAction): string => {
  const words = ACTION_WORDS[format.locale].commit;
  switch (action.kind) {
    case "add-margin":
      return words.addMargin(format.sats(action.amount));
    case "cash-in":
      return words.cashIn(format.sats(action.amount));
    case "close-trade":
      return words.close;
    case "set-stop-loss":
      return words.setStop(format.priceExact(action.price));
    case "set-trailing-stop":
      return words.trail(format.setting(action.distanceBps));
    case "remove-stop-loss":
      return words.removeStop;
    case "set-take-profit":
      return words.takeProfit(format.priceExact(action.price));
    case "remove-take-profit":
      return words.removeTakeProfit;
    case "open-trade":
    case "cross-order": {
      const { side, limit } = action.order;
      return limit === null ? words.goAtMarket(side) : words.goAt(side, format.priceExact(limit));
    }
    case "cancel-trade":
    case "cancel-cross-order":
      return words.takeBack;
    case "close-cross":
      return words.closeCross;
    case "deposit-cross":
      return words.deposit(format.sats(action.amount));
    case "withdraw-cross":
      return words.withdraw(format.sats(action.amount));
    case "set-cross-leverage":
      return words.leverage(format.leverage(action.leverage));
  }
};
