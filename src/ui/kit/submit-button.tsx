import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { useHydrated } from "./use-hydrated.ts";

type Props = {
  readonly busy: string | null;
  readonly children: ReactNode;
  readonly "data-testid"?: string;
};

/** Sends a form, once the page can handle it. */
export const SubmitButton = ({ busy, children, ...rest }: Props) => {
  const isReady = useHydrated();
  return (
    <Button {...rest} type="submit" look="primary" busy={busy} disabled={!isReady}>
      {children}
    </Button>
  );
};
