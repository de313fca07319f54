import type { Urgency } from "#ports/exchange.ts";

/** Calls under way, by name: who asks the same meanwhile gets the same answer. */
export type Flights<T> = { join(name: string, urgency: Urgency, start: () => Promise<T>): Promise<T> };

const RANK: Readonly<Record<Urgency, number>> = { guard: 0, exit: 1, entry: 2, sync: 3, screen: 4 };

/** A more urgent caller starts anew instead of waiting behind the patience of a less urgent one. */
export const createFlights = <T>(): Flights<T> => {
  const flights = new Map<string, { readonly rank: number; readonly answer: Promise<T> }>();
  return {
    join: (name, urgency, start) => {
      const known = flights.get(name);
      if (known !== undefined && known.rank <= RANK[urgency]) return known.answer;
      const flight = { rank: RANK[urgency], answer: start() };
      flights.set(name, flight);
      const land = () => {
        if (flights.get(name) === flight) flights.delete(name);
      };
      flight.answer.then(land, land);
      return flight.answer;
    },
  };
};
