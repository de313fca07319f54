"use client";

import { KIT_WORDS } from "../kit-words.ts";
import { useWords } from "../use-words.ts";

export type RulerTableRow = {
  readonly subject: string;
  readonly mark: string;
  readonly price: string;
};

/** The marks of a ruler as a table, for those who read rather than see. */
export const RulerTable = ({ rows }: { readonly rows: readonly RulerTableRow[] }) => {
  const words = useWords(KIT_WORDS);
  return (
    <details className="as-table">
      <summary>{words.asTable}</summary>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.position}</th>
              <th scope="col">{words.mark}</th>
              <th scope="col">{words.price}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.subject} ${row.mark} ${row.price}`}>
                <td>{row.subject}</td>
                <td>{row.mark}</td>
                <td>{row.price}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};
