import type { ReactNode } from "react";
import { StepHeading } from "#ui/kit/step-heading.tsx";

type Props = {
  readonly title: string;
  /** Whether this step took the place of another. */
  readonly isNew?: boolean;
  readonly children: ReactNode;
};

/** What this step is about, and one sentence that says what happens. */
export const EntryHead = ({ title, isNew = false, children }: Props) => (
  <>
    <StepHeading isNew={isNew}>{title}</StepHeading>
    <p className="dim">{children}</p>
  </>
);
