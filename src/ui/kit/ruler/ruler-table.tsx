export type RulerTableRow = {
  readonly subject: string;
  readonly mark: string;
  readonly price: string;
};

/** The marks of a ruler as a table, for those who read rather than see. */
export const RulerTable = ({ rows }: { readonly rows: readonly RulerTableRow[] }) => (
  <details className="as-table">
    <summary>Show as table</summary>
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Position</th>
            <th scope="col">Mark</th>
            <th scope="col">Price, USD</th>
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
