import Link from "next/link";

/** The name and its mark: the ruler with its needle. */
export const Brand = ({ href }: { readonly href: string }) => (
  <Link className="brand" href={href}>
    <svg viewBox="0 0 26 18" aria-hidden="true">
      <path
        d="M0 12.5H26M2 12.5V9.5M6.5 12.5V10.5M19.5 12.5V10.5M24 12.5V9.5"
        stroke="currentColor"
        strokeWidth="1.5"
        fill="none"
      />
      <path d="M13 1V17" stroke="currentColor" strokeWidth="2.5" />
    </svg>
    <span>Axisor</span>
  </Link>
);
