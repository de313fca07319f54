import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False until the page's script runs: a form sent before that would leave by the browser's own way. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
