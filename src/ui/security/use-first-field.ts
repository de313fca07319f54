import { type RefObject, useEffect, useRef } from "react";

/** For a form that opens where a button was pressed: its first field takes the focus. */
export const useFirstField = (): RefObject<HTMLFormElement | null> => {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input:not(.vh), select")?.focus();
  }, []);
  return form;
};
