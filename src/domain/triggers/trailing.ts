/** How far behind the best price a trailing trigger follows: in basis points of that price, or in half dollars. */
export type TrailingDistance =
  | { readonly unit: "basis-points"; readonly value: number }
  | { readonly unit: "half-usd"; readonly value: number };
