"use client";

import { type MouseEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef } from "react";
import { backCloses } from "./back-closes.ts";

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  /** A wide one shows what is looked for rather than its title. */
  readonly look?: "sheet" | "palette";
  readonly children: ReactNode;
};

/** What a link in a sheet leads to is gone to from where the sheet is. */
const noteLeaving = ({ target, ctrlKey, metaKey }: MouseEvent) => {
  if (ctrlKey || metaKey) return;
  if (target instanceof Element && target.closest("a[href]:not([target])") !== null) backCloses().leaving();
};

/**
 * A sheet over the page for as long as it is rendered. It is the browser's own modal dialog: what lies behind cannot be
 * reached, Escape and the back button close it, and the focus goes back to where it came from.
 */
export const Dialog = ({ title, onClose, look = "sheet", children }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // A layout effect, because it must be closed while it is still in the page for the focus to go back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => backCloses().opened(() => close.current()), []);
  return (
    <dialog
      ref={dialog}
      className={look === "palette" ? "sheet palette" : "sheet"}
      aria-labelledby={id}
      onClickCapture={noteLeaving}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id} className={look === "palette" ? "vh" : undefined}>
        {title}
      </h2>
      {children}
    </dialog>
  );
};
