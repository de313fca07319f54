"use client";

import { useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";

type Props = {
  readonly open: string;
  readonly title: string;
  readonly says: string;
  readonly close: string;
};

/** A sheet that opens when it is asked to: an open one takes the whole page. */
export const SheetSample = ({ open, title, says, close }: Props) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{open}</Button>
      {isOpen ? (
        <Dialog title={title} onClose={() => setOpen(false)}>
          <p>{says}</p>
          <div className="acts">
            <Button onClick={() => setOpen(false)}>{close}</Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
};
