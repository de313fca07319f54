type Props = { readonly value: string; readonly unit: string };

/** A grouped number with its unit after it, smaller. */
export const Amount = ({ value, unit }: Props) => (
  <span className="nowrap">
    {value}
    <span className="unit"> {unit}</span>
  </span>
);
