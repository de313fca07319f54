"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { FORM_WORDS } from "./form-words.ts";
import type { HandAction } from "./hand-action.ts";
import type { FormMistakes, ReadForm } from "./read-form.ts";

export type FormProps = {
  /** Called with what was written once all of it can be read. */
  readonly onAction: (action: HandAction) => void;
  readonly onCancel: () => void;
};

type Props<Field extends string> = FormProps & {
  readonly read: ReadForm<Field>;
  readonly children: (mistakes: FormMistakes<Field>) => ReactNode;
};

/** A form that leads to a preview. What is wrong with it is said once it was tried. */
export const FormFrame = <Field extends string>({ read, onAction, onCancel, children }: Props<Field>) => {
  const words = useWords(FORM_WORDS);
  const [hasTried, setTried] = useState(false);
  const none: FormMistakes<Field> = {};
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (read.ok) onAction(read.action);
      }}
    >
      {children(hasTried && !read.ok ? read.mistakes : none)}
      <div className="acts">
        <Button type="submit" look="primary" data-testid="action-preview-it">
          {words.preview}
        </Button>
        <Button onClick={onCancel} data-testid="action-cancel">
          {words.cancel}
        </Button>
      </div>
    </form>
  );
};
