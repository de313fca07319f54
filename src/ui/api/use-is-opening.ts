import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * Whether the page is being drawn as the server wrote it: there, and here until what was written has come alive. What
 * depends on this machine's clock waits until then.
 */
export const useIsOpening = (): boolean =>
  useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
