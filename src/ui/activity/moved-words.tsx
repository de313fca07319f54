import { Fragment } from "react";
import { Arrow } from "#ui/kit/arrow.tsx";

/** A sentence in which every "→" is drawn as the interface draws it. */
export const MovedWords = ({ text }: { readonly text: string }) => {
  const [first = "", ...rest] = text.split(/\s*→\s*/u);
  let place = first.length;
  return (
    <>
      {first}
      {rest.map((part) => {
        place += part.length + 1;
        return (
          <Fragment key={place}>
            <Arrow />
            {part}
          </Fragment>
        );
      })}
    </>
  );
};
