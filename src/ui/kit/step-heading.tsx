"use client";

import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  readonly level?: "h1" | "h2" | "h3";
  /** Whether the step replaced another one on the same page: then whoever listens is taken to it. */
  readonly isNew: boolean;
  readonly id?: string;
  readonly children: ReactNode;
};

/** The heading of a step. When the step appears where another one was, the heading takes the focus. */
export const StepHeading = ({ level: Level = "h1", isNew, id, children }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNew) heading.current?.focus();
  }, [isNew]);
  return (
    <Level ref={heading} id={id} tabIndex={isNew ? -1 : undefined} className={isNew ? "step" : undefined}>
      {children}
    </Level>
  );
};
