import type { GuardLimit } from "../automations/guard-bounds.ts";
import { inBoth } from "../language/in-both.ts";
import type { Locale } from "../language/locale.ts";

const WORDS = inBoth({
  en: {
    limits: {
      "total-cap": "the most it may add in all",
      "max-loss": "the most that may be lost on this position",
      "day-cap": "the most it may add a day",
      "account-day-cap": "the most that may be added a day on this account",
      "action-cap": "the most it may add at once",
      "shared-balance": "its share of the free balance",
      balance: "the free balance",
      reserve: "the free sats beyond the reserve you keep back",
      "leverage-one": "leverage 1, below which the exchange refuses margin",
    },
    leverageOne: "it stands at leverage 1, where the exchange refuses more margin",
    goToOthers: "the free sats go to positions that are nearer to liquidation",
    usedUp: (limit: string) => `it has used up ${limit}`,
  },
  "pt-BR": {
    limits: {
      "total-cap": "o máximo que ele pode adicionar ao todo",
      "max-loss": "o máximo que se pode perder nesta posição",
      "day-cap": "o máximo que ele pode adicionar por dia",
      "account-day-cap": "o máximo que se pode adicionar por dia nesta conta",
      "action-cap": "o máximo que ele pode adicionar de uma vez",
      "shared-balance": "a parte dele do saldo livre",
      balance: "o saldo livre",
      reserve: "os sats livres além da reserva que você mantém",
      "leverage-one": "a alavancagem 1, abaixo da qual a corretora recusa margem",
    },
    leverageOne: "está na alavancagem 1, em que a corretora recusa mais margem",
    goToOthers: "os sats livres vão para posições mais próximas da liquidação",
    usedUp: (limit) => `já usou ${limit}`,
  },
});

/** What a bound is, as what an amount was shortened by. */
export const limitWords = (locale: Locale, limit: GuardLimit): string => WORDS[locale].limits[limit];

/** Why a bound leaves nothing to add, as a clause that speaks of the guard as "it". */
export const limitReached = (locale: Locale, limit: GuardLimit): string => {
  const words = WORDS[locale];
  switch (limit) {
    case "leverage-one":
      return words.leverageOne;
    case "shared-balance":
      return words.goToOthers;
    default:
      return words.usedUp(words.limits[limit]);
  }
};
