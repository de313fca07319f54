import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { useHydrated } from "./use-hydrated.ts";

type Props = {
  readonly busy: string | null;
  /** Whether it has to wait before it can be sent again. */
  readonly isWaiting?: boolean;
  readonly children: ReactNode;
  readonly "data-testid"?: string;
};

/** Sends a form, once the page can handle it. */
export const SubmitButton = ({ busy, isWaiting = false, children, ...rest }: Props) => {
  const isReady = useHydrated();
  return (
    <Button {...rest} type="submit" look="primary" busy={busy} disabled={!isReady || isWaiting}>
      {children}
    </Button>
  );
};
