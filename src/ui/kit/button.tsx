import type { ButtonHTMLAttributes } from "react";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly look?: "primary" | "plain" | "grave";
  readonly isSmall?: boolean;
  /** While busy the button says what it is doing and takes no second press. */
  readonly busy?: string | null;
};

export const Button = ({
  look = "plain",
  isSmall = false,
  busy = null,
  children,
  disabled,
  ...rest
}: Props) => (
  <button
    type="button"
    {...rest}
    className={["btn", look === "plain" ? "" : look, isSmall ? "small" : ""].filter(Boolean).join(" ")}
    disabled={disabled === true || busy !== null}
    aria-busy={busy !== null}
  >
    {busy ?? children}
  </button>
);
