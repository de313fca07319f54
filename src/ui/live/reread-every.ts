import { focusManager, type QueryClient, type QueryKey } from "@tanstack/react-query";

/**
 * Asks anew every `everyMs` for what is on a page, while the page is looked at. An interval of the query's own begins anew
 * whenever its data is set: where a price is set every second, it never ends. Returns how it stops.
 */
export const rereadEvery = (client: QueryClient, queryKey: QueryKey, everyMs: number): (() => void) => {
  const timer = setInterval(() => {
    if (focusManager.isFocused()) void client.invalidateQueries({ queryKey });
  }, everyMs);
  return () => clearInterval(timer);
};
